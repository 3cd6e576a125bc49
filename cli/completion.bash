# SPDX-License-Identifier: MIT
# shellcheck shell=bash
# Completion of weir's commands, options and programs, for bash-completion.

_weir()
{
	local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
	local command=${COMP_WORDS[1]} options i word

	COMPREPLY=()
	if ((COMP_CWORD == 1)); then
		mapfile -t COMPREPLY < <(compgen -W 'trace run doctor help --help --version' -- "$current")
		return
	fi
	case $command in
	trace)
		options='--attach --output --trace --string-limit --syscall-times --follow-forks --no-follow --drop --format
			--no-sud --no-patch --zero-page --preload --help -p -o -e -s -t -T -f -h'
		;;
	run)
		options='--load --attach --no-follow --no-sud --no-patch --zero-page --preload --help -l -p -h'
		;;
	doctor)
		options='--verbose --help -v -h'
		;;
	help)
		mapfile -t COMPREPLY < <(compgen -W 'trace run doctor' -- "$current")
		return
		;;
	*)
		return
		;;
	esac

	# The first word that is no option, or what follows --, is the program: from there on, its own arguments.
	for ((i = 2; i < COMP_CWORD; i++)); do
		word=${COMP_WORDS[i]}
		case $word in
		-p | -o | -e | -s | -l | --attach | --output | --trace | --string-limit | --format | --load)
			((i++))
			continue
			;;
		--)
			((i++))
			;;
		-*)
			continue
			;;
		esac
		if ((i < COMP_CWORD)); then
			declare -F _command_offset >/dev/null && _command_offset "$i"
			return
		fi
		break
	done

	case $previous in
	-p | --attach)
		mapfile -t COMPREPLY < <(compgen -W "$(ps -eo pid=)" -- "$current")
		return
		;;
	-o | --output | -l | --load)
		mapfile -t COMPREPLY < <(compgen -f -- "$current")
		return
		;;
	--format)
		mapfile -t COMPREPLY < <(compgen -W 'text jsonl' -- "$current")
		return
		;;
	-e | --trace)
		mapfile -t COMPREPLY < <(compgen -W '%file %desc %network %process %signal %memory %ipc %creds' -- "$current")
		return
		;;
	-s | --string-limit)
		return
		;;
	esac
	if [[ $current == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$options" -- "$current")
	else
		mapfile -t COMPREPLY < <(compgen -c -- "$current")
	fi
}

complete -o default -F _weir weir
