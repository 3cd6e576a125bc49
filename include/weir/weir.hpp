// SPDX-License-Identifier: MIT
/*
 * weir.hpp - the interface for C++17: sessions, interposers and watchers that clean up after
 * themselves, and callables (lambdas) as callbacks. Header only; link with -lweir.
 *
 *	weir::session session;
 *	auto hook = session.on("openat", [](weir_call &call) {
 *		return weir::answer(call, -EACCES);
 *	});
 *
 * Set-up reports failure by the exception weir::error, and allocates. The way of a call does neither:
 * the callable is copied once, when it is added, and is called directly. A callback is bound by the
 * rules of syscall.h: async-signal-safe functions only, so no new, no iostream; and no exception may
 * leave it: std::terminate() is called.
 *
 * Lifetime: a session stays open as long as the object, or an interposer or watcher made from it,
 * lives. Destroying an interposer removes it; its callable is freed then, unless a thread is still
 * inside it (perhaps in a blocking call): in that case it is left for ever, which costs its size.
 * Hook libraries, whose callbacks shall stay until the process is gone, call detach().
 */
#ifndef WEIR_WEIR_HPP
#define WEIR_WEIR_HPP

#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

#include <weir/weir.h>

namespace weir
{

/** What set-up throws. code() is the errno; what() is the library's own line. */
class error : public std::system_error
{
      public:
	error(int negative_errno, const weir_error &why)
		: std::system_error(-negative_errno, std::generic_category(), why.text), why_(why)
	{
	}
	weir_reason reason() const noexcept
	{
		return why_.reason;
	}
	const void *at() const noexcept
	{
		return why_.at;
	}

      private:
	weir_error why_;
};

/** Which calls come to an interposer, and in which place of the chain. */
class filter
{
      public:
	/** As weir_syscall_spec.select: names, classes, numbers. NULL: every call. */
	filter(const char *select = nullptr) : select_(select ? select : ""), all_(!select) {}
	filter(const std::string &select) : select_(select) {}
	filter &from(std::vector<std::string> patterns)
	{
		from_ = std::move(patterns);
		return *this;
	}
	filter &thread(std::int32_t tid)
	{
		tid_ = tid;
		return *this;
	}
	/** Lower enters first and leaves last. */
	filter &priority(std::int32_t value)
	{
		priority_ = value;
		return *this;
	}
	/** WEIR_HOOK_GENERAL_REGS, WEIR_HOOK_REENTER */
	filter &flags(std::uint32_t value)
	{
		flags_ = value;
		return *this;
	}

      private:
	friend class session;
	std::string select_;
	bool all_ = false;
	std::vector<std::string> from_;
	std::int32_t tid_ = 0, priority_ = 0;
	std::uint32_t flags_ = 0;
};

/** Sets the result of a call: `return weir::answer(call, -EPERM);` */
inline weir_action answer(weir_call &call, std::int64_t result) noexcept
{
	call.result = result;
	return WEIR_ANSWER;
}

/** weir_proceed(): makes the call now, from inside `enter`. */
inline std::int64_t proceed(weir_call &call) noexcept
{
	return ::weir_proceed(&call);
}

namespace detail
{

template <class T> std::uint64_t word(T value) noexcept
{
	if constexpr (std::is_pointer_v<T>)
		return reinterpret_cast<std::uint64_t>(value);
	else if constexpr (std::is_null_pointer_v<T>)
		return 0;
	else /* signed values are extended, as the kernel expects of AT_FDCWD and the like */
		return static_cast<std::uint64_t>(value);
}

struct holder_base {
	virtual ~holder_base() = default;
};

template <class Enter, class Leave> struct holder final : holder_base {
	Enter enter_fn;
	Leave leave_fn;

	holder(Enter e, Leave l) : enter_fn(std::move(e)), leave_fn(std::move(l)) {}
	static weir_action enter(weir_call *call, void *data) noexcept
	{
		auto &fn = static_cast<holder *>(data)->enter_fn;

		if constexpr (std::is_void_v<decltype(fn(*call))>) {
			fn(*call);
			return WEIR_PASS;
		} else {
			return fn(*call);
		}
	}
	static void leave(weir_call *call, void *data) noexcept
	{
		static_cast<holder *>(data)->leave_fn(*call);
	}
};

template <class Fn> struct watch_holder final : holder_base {
	Fn fn;

	explicit watch_holder(Fn f) : fn(std::move(f)) {}
	static void on_event(const weir_task_event *event, void *data) noexcept
	{
		static_cast<watch_holder *>(data)->fn(*event);
	}
};

/* An interposer or a watcher: what it needs, and how it is taken out again. */
class registration
{
      public:
	registration() = default;
	registration(registration &&other) noexcept
		: session_(std::move(other.session_)), holder_(std::move(other.holder_)),
		  remove_(other.remove_), handle_(std::exchange(other.handle_, -1))
	{
	}
	registration &operator=(registration &&other) noexcept
	{
		if (this != &other) {
			remove();
			session_ = std::move(other.session_);
			holder_ = std::move(other.holder_);
			remove_ = other.remove_;
			handle_ = std::exchange(other.handle_, -1);
		}
		return *this;
	}
	~registration()
	{
		remove();
	}

	/** Takes the callbacks out. Returns how many threads are inside them still. */
	int remove() noexcept
	{
		int inside = 0;

		if (handle_ >= 0) {
			inside = remove_(session_.get(), handle_);
			if (inside > 0)
				static_cast<void>(holder_.release());
		}
		handle_ = -1;
		holder_.reset();
		session_.reset();
		return inside > 0 ? inside : 0;
	}
	/** Leaves the callbacks in place until the process ends. */
	void detach() noexcept
	{
		static_cast<void>(holder_.release());
		handle_ = -1;
		/* the reference to the session stays, for ever */
		static_cast<void>(new (std::nothrow)
					  std::shared_ptr<weir_session>(std::move(session_)));
	}
	/** How many threads are inside the callbacks. */
	int busy() const noexcept
	{
		return handle_ < 0 ? 0 : weir_syscall_busy(handle_);
	}
	explicit operator bool() const noexcept
	{
		return handle_ >= 0;
	}

      protected:
	using remover = int (*)(weir_session *, int);
	registration(std::shared_ptr<weir_session> s, std::unique_ptr<holder_base> h, remover r,
		     int handle)
		: session_(std::move(s)), holder_(std::move(h)), remove_(r), handle_(handle)
	{
	}

      private:
	std::shared_ptr<weir_session> session_;
	std::unique_ptr<holder_base> holder_;
	remover remove_ = nullptr;
	int handle_ = -1;
};

} // namespace detail

/** Callbacks around system calls. Removed when destroyed. */
class interposer : public detail::registration
{
      public:
	interposer() = default;

      private:
	friend class session;
	using detail::registration::registration;
};

/** A callback for threads and processes. Removed when destroyed. */
class watcher : public detail::registration
{
      public:
	watcher() = default;

      private:
	friend class session;
	using detail::registration::registration;
};

/** weir_session_open(), and its end. Copies are the same session. */
class session
{
      public:
	/** @flags: WEIR_SESSION_*; @hook_stack: bytes, 0 for the default. Throws weir::error. */
	explicit session(std::uint32_t flags = 0, std::uint32_t hook_stack = 0)
	{
		weir_session_options options = {};
		weir_session *s = nullptr;
		weir_error why = {};
		int ret;

		options.size = sizeof(options);
		options.flags = flags;
		options.hook_stack = hook_stack;
		ret = weir_session_open(&s, &options, &why);
		if (ret < 0)
			throw error(ret, why);
		handle_ = std::shared_ptr<weir_session>(s, weir_session_close);
	}

	weir_session *get() const noexcept
	{
		return handle_.get();
	}
	void disable() noexcept
	{
		weir_session_disable(get());
	}
	void enable() noexcept
	{
		weir_session_enable(get());
	}

	/** @enter: weir_action or void (weir_call &), before the kernel. Throws weir::error. */
	template <class Enter> interposer on(const filter &which, Enter enter)
	{
		using held = detail::holder<Enter, char>;

		return add(which, std::make_unique<held>(std::move(enter), '\0'), held::enter,
			   nullptr, 0);
	}
	/** @leave: void (weir_call &), after the call. */
	template <class Leave> interposer after(const filter &which, Leave leave)
	{
		using held = detail::holder<char, Leave>;

		return add(which, std::make_unique<held>('\0', std::move(leave)), nullptr,
			   held::leave, 0);
	}
	template <class Enter, class Leave>
	interposer on(const filter &which, Enter enter, Leave leave)
	{
		using held = detail::holder<Enter, Leave>;

		return add(which, std::make_unique<held>(std::move(enter), std::move(leave)),
			   held::enter, held::leave, 0);
	}
	/** @fn: void (weir_call &), ordinary code that runs in run_deferred(). */
	template <class Fn> interposer defer(const filter &which, Fn fn)
	{
		using held = detail::holder<char, Fn>;

		return add(which, std::make_unique<held>('\0', std::move(fn)), nullptr, held::leave,
			   WEIR_HOOK_DEFERRED);
	}
	/** weir_deferred_run(): how many ran. A negative timeout waits as long as it takes. */
	int run_deferred(std::chrono::nanoseconds timeout = std::chrono::nanoseconds(0)) noexcept
	{
		return weir_deferred_run(get(), timeout.count() < 0 ? -1 : timeout.count());
	}
	std::uint64_t lost_deferred() const noexcept
	{
		return weir_deferred_lost(get());
	}

	/** @kinds: 1 << WEIR_TASK_*, or-ed, 0 for all; @fn: void (const weir_task_event &) */
	template <class Fn> watcher watch(std::uint32_t kinds, Fn fn)
	{
		using held = detail::watch_holder<Fn>;

		auto holder = std::make_unique<held>(std::move(fn));
		weir_task_spec spec = {};
		weir_error why = {};
		int handle = -1, ret;

		spec.size = sizeof(spec);
		spec.kinds = kinds;
		spec.on_event = held::on_event;
		spec.data = holder.get();
		ret = weir_task_add(get(), &spec, &handle, &why);
		if (ret < 0)
			throw error(ret, why);
		return watcher(handle_, std::move(holder), weir_task_remove, handle);
	}

      private:
	interposer add(const filter &which, std::unique_ptr<detail::holder_base> holder,
		       weir_action (*enter)(weir_call *, void *),
		       void (*leave)(weir_call *, void *), std::uint32_t flags)
	{
		std::vector<const char *> from;
		weir_syscall_spec spec = {};
		weir_error why = {};
		int handle = -1, ret;

		for (const std::string &pattern : which.from_)
			from.push_back(pattern.c_str());
		from.push_back(nullptr);
		spec.size = sizeof(spec);
		spec.flags = which.flags_ | flags;
		spec.priority = which.priority_;
		spec.enter = enter;
		spec.leave = leave;
		spec.data = holder.get();
		spec.select = which.all_ ? nullptr : which.select_.c_str();
		spec.from = which.from_.empty() ? nullptr : from.data();
		spec.tid = which.tid_;
		ret = weir_syscall_add(get(), &spec, &handle, &why);
		if (ret < 0)
			throw error(ret, why);
		return interposer(handle_, std::move(holder), weir_syscall_remove, handle);
	}

	std::shared_ptr<weir_session> handle_;
};

/** weir_syscall() with up to six arguments: integers, enumerations, pointers. */
template <class... Args> std::int64_t syscall(std::uint64_t nr, Args... args) noexcept
{
	static_assert(sizeof...(Args) <= 6, "a system call has six arguments at most");
	std::uint64_t words[6 + 1] = { detail::word(args)... };

	return ::weir_syscall(nr, words[0], words[1], words[2], words[3], words[4], words[5]);
}

/** Makes the calling thread's calls pass by all callbacks while it lives. */
class thread_pause
{
      public:
	thread_pause() noexcept
	{
		weir_thread_disable();
	}
	~thread_pause()
	{
		weir_thread_enable();
	}
	thread_pause(const thread_pause &) = delete;
	thread_pause &operator=(const thread_pause &) = delete;
};

/** A value at an address that the program gave, if it is there. */
template <class T> std::optional<T> load(std::uint64_t address) noexcept
{
	static_assert(std::is_trivially_copyable_v<T>, "only plain data can be copied");
	T value;

	if (weir_memory_read(&value, reinterpret_cast<const void *>(address), sizeof(value)) < 0)
		return std::nullopt;
	return value;
}

template <class T> bool store(std::uint64_t address, const T &value) noexcept
{
	static_assert(std::is_trivially_copyable_v<T>, "only plain data can be copied");

	return weir_memory_write(reinterpret_cast<void *>(address), &value, sizeof(value)) == 0;
}

/** A string at an address that the program gave, cut to Size - 1, in storage of its own. */
template <std::size_t Size = 256> class text
{
      public:
	explicit text(std::uint64_t address) noexcept
		: length_(weir_string_read(chars_, reinterpret_cast<const char *>(address), Size))
	{
		if (length_ < 0)
			chars_[0] = '\0';
	}
	/** Was there a string? */
	explicit operator bool() const noexcept
	{
		return length_ >= 0;
	}
	const char *c_str() const noexcept
	{
		return chars_;
	}
	std::size_t size() const noexcept
	{
		return length_ < 0 ? 0 : static_cast<std::size_t>(length_);
	}

      private:
	char chars_[Size];
	std::int64_t length_;
};

} // namespace weir

#endif
