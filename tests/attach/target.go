// SPDX-License-Identifier: MIT

// Goroutines, timers, the preemption signals of the runtime, HTTP over loopback; ends with its standard input.
package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/signal"
	"sync/atomic"
	"syscall"
	"time"
)

var ending atomic.Bool

func must(err error) {
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
}

// Never calls anything: it is preempted by signals.
func spin(n *uint64) {
	for !ending.Load() {
		for i := 0; i < 1000000; i++ {
			*n += uint64(i)
		}
	}
}

func naps() {
	for !ending.Load() {
		begun := time.Now()
		time.Sleep(5 * time.Millisecond)
		if time.Since(begun) < 5*time.Millisecond {
			fmt.Println("a nap was cut short")
			os.Exit(1)
		}
	}
}

func requests(address string) {
	for !ending.Load() {
		r, err := http.Get("http://" + address)
		must(err)
		body, err := io.ReadAll(r.Body)
		must(err)
		r.Body.Close()
		if string(body) != "page" {
			fmt.Println("not the page")
			os.Exit(1)
		}
	}
}

func signals() {
	caught := make(chan os.Signal, 1)
	signal.Notify(caught, syscall.SIGUSR1)
	for !ending.Load() {
		must(syscall.Kill(os.Getpid(), syscall.SIGUSR1))
		<-caught
		time.Sleep(time.Millisecond)
	}
}

// A fault that becomes a panic, which is recovered from.
func faults() {
	var nowhere *int
	for !ending.Load() {
		func() {
			defer func() {
				if recover() == nil {
					fmt.Println("no panic")
					os.Exit(1)
				}
			}()
			*nowhere = 1
		}()
		time.Sleep(time.Millisecond)
	}
}

func main() {
	var n uint64
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(err)
	go http.Serve(l, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "page") }))
	go spin(&n)
	go naps()
	go requests(l.Addr().String())
	go signals()
	go faults()
	fmt.Println("ready")
	io.ReadAll(os.Stdin)
	ending.Store(true)
	fmt.Println("fine")
}
