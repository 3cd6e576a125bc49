# SPDX-License-Identifier: MIT
# Forks and signals, as perl programs use them. Prints TAP.
use strict;
use warnings;
use Test::More;
use POSIX qw(:signal_h :sys_wait_h);
use Time::HiRes qw(sleep ualarm);

$| = 1;
for my $n (0, 1, 77, 255) { my $p = fork; exit $n unless $p; waitpid $p, 0; is $? >> 8, $n, "exit status $n" }
for my $s ([TERM => SIGTERM], [KILL => SIGKILL], [USR1 => SIGUSR1], [ABRT => SIGABRT]) {
	my $p = fork;
	if (!$p) { sleep 9 while 1 }
	kill $s->[0], $p;
	waitpid $p, 0;
	is $? & 127, $s->[1], "killed by $s->[0]";
}
{
	my (%k, $bad);
	for my $i (1 .. 30) { my $p = fork; exit $i unless $p; $k{$p} = $i }
	while ((my $p = wait) > 0) { $bad++ if $? >> 8 != delete $k{$p} }
	ok !$bad && !%k, 'thirty children, each with its status';
}
is waitpid(-1, 0), -1, 'no child is left';
ok $!{ECHILD}, 'and errno says so';
{
	my $got = '';
	local $SIG{USR1} = sub { $got .= shift };
	kill USR1 => $$ for 1 .. 3;
	is $got, 'USR1USR1USR1', 'a handler for each kill of oneself';
}
{
	local $SIG{ALRM} = sub { die "alarm\n" };
	eval { alarm 1; select undef, undef, undef, 20; 1 };
	is $@, "alarm\n", 'alarm ends select by die';
}
{
	my ($n, $x) = (0, 0);
	local $SIG{ALRM} = sub { $n++ };
	ualarm 1000, 1000;
	$x++ while $n < 100;
	ualarm 0;
	ok $n >= 100, 'a hundred alarms in a loop';
}
{ local $SIG{USR2} = 'IGNORE'; kill USR2 => $$; pass 'an ignored signal' }
{
	my $hit = 0;
	local $SIG{INT} = sub { $hit++ };
	my ($set, $old, $pending) = (POSIX::SigSet->new(SIGINT), POSIX::SigSet->new, POSIX::SigSet->new);
	sigprocmask SIG_BLOCK, $set, $old;
	kill INT => $$;
	sigpending $pending;
	ok $pending->ismember(SIGINT) && !$hit, 'pending while blocked';
	sigprocmask SIG_SETMASK, $old;
	is $hit, 1, 'comes when unblocked';
}
{
	my ($hit, $now) = (0, POSIX::SigAction->new);
	sigaction SIGUSR1, POSIX::SigAction->new(sub { $hit++ }, POSIX::SigSet->new, SA_RESETHAND);
	kill USR1 => $$;
	is $hit, 1, 'SA_RESETHAND: once';
}
{
	my $p;
	local $SIG{USR1} = sub { $p = fork; exit 5 if defined $p && !$p };
	kill USR1 => $$;
	waitpid $p, 0;
	is $? >> 8, 5, 'fork in a handler';
}
{ local $SIG{SEGV} = sub { die "segv\n" }; eval { kill SEGV => $$; 1 }; is $@, "segv\n", 'a sent SIGSEGV' }
{
	my $pid = open my $h, '-|';
	if (!$pid) { print "from a child\n"; exit 3 }
	is <$h>, "from a child\n", 'open -|';
	close $h;
	is $? >> 8, 3, 'its status at close';
}
{
	my $pid = open my $h, '|-';
	if (!$pid) { my $l = <STDIN>; exit length $l }
	print $h "12345\n";
	close $h;
	is $? >> 8, 6, 'open |-';
}
is `echo out; exit 4`, "out\n", 'back ticks';
is $? >> 8, 4, 'their status';
is system('(exit 9)') >> 8, 9, 'system';
is system('kill -9 $$') & 127, 9, 'system, killed';
{
	my ($n, $tries) = (0, 0);
	local $SIG{CHLD} = sub { $n++ while waitpid(-1, WNOHANG) > 0 };
	for (1 .. 5) { my $p = fork; exit unless $p }
	sleep 0.01 while $n < 5 && $tries++ < 2000;
	is $n, 5, 'SIGCHLD reaps all';
}
{
	local $SIG{PIPE} = sub { die "pipe\n" };
	pipe my $r, my $w;
	close $r;
	eval { syswrite $w, 'x'; 1 };
	is $@, "pipe\n", 'SIGPIPE';
}
{
	my $p = fork;
	if (!$p) { $SIG{TERM} = sub { exit 8 }; kill STOP => $$; sleep 20; exit 1 }
	waitpid $p, WUNTRACED;
	ok WIFSTOPPED(${^CHILD_ERROR_NATIVE}), 'stopped';
	kill TERM => $p;
	kill CONT => $p;
	waitpid $p, 0;
	is $? >> 8, 8, 'continued';
}
is kill(0, $$), 1, 'kill 0';
{ my $p = fork; if (!$p) { exec $^X, '-e', 'exit 12' } waitpid $p, 0; is $? >> 8, 12, 'exec' }
{ no warnings; my $p = fork; if (!$p) { exec '/nonexistent'; exit 13 } waitpid $p, 0; is $? >> 8, 13, 'exec that fails' }
done_testing;
