// SPDX-License-Identifier: Apache-2.0
// Signals as events that a reader waits for together with its input, and a flag for Ctrl-C.
#ifndef CLINESIGNALS_H
#define CLINESIGNALS_H

// Bits of what has happened.
enum {
  cle_event_interrupt = 1,
  cle_event_resize = 2,
  cle_event_continued = 4,
  cle_event_stop = 8,
  cle_event_hangup = 16,
};

// From hold to release SIGINT sets the flag instead of ending the program. They nest; both are for
// one thread.
void cle_interrupt_hold(void);
void cle_interrupt_release(void);
// Any thread may ask.
int cle_interrupt_is_set(void);
void cle_interrupt_clear(void);
// Takes back the event that came with the flag, so that it drops no line.
void cle_interrupt_drop_event(void);

// While a line is read: SIGWINCH, SIGCONT, SIGTSTP, SIGTERM and SIGHUP are events too.
void cle_signals_catch(void);
void cle_signals_restore(void);
// Stops the process as an uncaught SIGTSTP would; returns when it goes on.
void cle_signals_stop_here(void);

// Waits until there is input at `descriptor` (0 or more milliseconds, or -1 for ever) or an event.
// Returns 1 for input or its end, 0 for neither.
int cle_wait(int descriptor, int milliseconds);
int cle_has_events(void);
// The events since the last call.
int cle_take_events(void);
// Puts events back for the next to ask.
void cle_note_events(int bits);

#endif
