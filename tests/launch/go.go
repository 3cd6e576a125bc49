// SPDX-License-Identifier: MIT

// Goroutines, timers, signals, a child and HTTP; and marker calls, from several threads.
package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"sync"
	"syscall"
	"time"
)

func must(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

func main() {
	if len(os.Args) > 1 {
		fmt.Println("child", os.Args[1])
		return
	}
	var wait sync.WaitGroup
	for i := 0; i < 8; i++ {
		wait.Add(1)
		go func() {
			runtime.LockOSThread()
			for n := 0; n < 10; n++ {
				_, _, e := syscall.RawSyscall(500, 0x7765697200000000, 0, 0)
				if e != syscall.ENOSYS {
					os.Exit(2)
				}
				time.Sleep(time.Microsecond)
			}
			wait.Done()
		}()
	}
	wait.Wait()
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, syscall.SIGUSR1)
	must(syscall.Kill(os.Getpid(), syscall.SIGUSR1))
	fmt.Println(<-caught)
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(err)
	go http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "page") }))
	r, err := http.Get("http://" + l.Addr().String())
	must(err)
	body, err := io.ReadAll(r.Body)
	must(err)
	fmt.Println(string(body))
	self, err := os.Executable()
	must(err)
	out, err := exec.Command(self, "one").Output()
	must(err)
	fmt.Print(string(out))
	fmt.Println("markers 80")
}
