// SPDX-License-Identifier: Apache-2.0
// Signal handlers that do no more than set bits and wake the waiting reader.
#define _GNU_SOURCE
#include "CLineSignals.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

static atomic_int events;
static atomic_int interrupted;
// An eventfd: a signal may come to any thread, and it must wake the one that waits.
static atomic_int wake = -1;
static int holds;
static struct sigaction interrupt_before;

static const int caught[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGHUP};
enum { caught_count = sizeof caught / sizeof *caught };
static struct sigaction before[caught_count];

static int event_of(int signal) {
  switch (signal) {
    case SIGINT: return cle_event_interrupt;
    case SIGWINCH: return cle_event_resize;
    case SIGCONT: return cle_event_continued;
    case SIGTSTP: return cle_event_stop;
    default: return cle_event_hangup;
  }
}

static void handle(int signal) {
  int saved = errno;
  if (signal == SIGINT) atomic_store(&interrupted, 1);
  atomic_fetch_or(&events, event_of(signal));
  uint64_t one = 1;
  int descriptor = atomic_load(&wake);
  if (descriptor >= 0 && write(descriptor, &one, sizeof one) < 0) { /* it is awake already */ }
  errno = saved;
}

static void install(int signal, struct sigaction *old) {
  if (atomic_load(&wake) < 0) atomic_store(&wake, eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handle;
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, old);
}

void cle_interrupt_hold(void) {
  if (holds++ == 0) install(SIGINT, &interrupt_before);
}

void cle_interrupt_release(void) {
  if (holds > 0 && --holds == 0) sigaction(SIGINT, &interrupt_before, NULL);
}

int cle_interrupt_is_set(void) {
  return atomic_load_explicit(&interrupted, memory_order_relaxed);
}

void cle_interrupt_clear(void) { atomic_store(&interrupted, 0); }

void cle_interrupt_drop_event(void) { atomic_fetch_and(&events, ~cle_event_interrupt); }

void cle_signals_catch(void) {
  for (int i = 0; i < caught_count; i++) {
    install(caught[i], &before[i]);
    // What the parent chose to ignore (nohup) stays ignored.
    if (before[i].sa_handler == SIG_IGN) sigaction(caught[i], &before[i], NULL);
  }
}

void cle_signals_restore(void) {
  for (int i = 0; i < caught_count; i++) sigaction(caught[i], &before[i], NULL);
}

void cle_signals_stop_here(void) {
  struct sigaction usual, ours;
  memset(&usual, 0, sizeof usual);
  usual.sa_handler = SIG_DFL;
  sigaction(SIGTSTP, &usual, &ours);
  raise(SIGTSTP);
  sigaction(SIGTSTP, &ours, NULL);
}

int cle_wait(int descriptor, int milliseconds) {
  struct pollfd both[2] = {{descriptor, POLLIN, 0}, {atomic_load(&wake), POLLIN, 0}};
  if (atomic_load(&events)) return 0;
  if (poll(both, 2, milliseconds) <= 0) return 0;
  if (both[1].revents) {
    uint64_t count;
    if (read(both[1].fd, &count, sizeof count) < 0) { /* another wait has drained it */ }
  }
  return both[0].revents != 0 && !atomic_load(&events);
}

int cle_has_events(void) { return atomic_load(&events) != 0; }

int cle_take_events(void) { return atomic_exchange(&events, 0); }

void cle_note_events(int bits) { atomic_fetch_or(&events, bits); }
