// SPDX-License-Identifier: Apache-2.0
// What Swift cannot call itself: variadic functions of libedit, standard streams, wide characters.
// Text goes as UTF-32 in uint32_t, because a wchar_t in Swift must be a valid scalar.
#ifndef CLINEEDITING_H
#define CLINEEDITING_H

#include "CLineSignals.h"

#include <stddef.h>
#include <stdint.h>

struct editline;
struct history;

// Makes LC_CTYPE a UTF-8 locale: the user's own, or C.UTF-8. Returns 0 when there is none.
int cle_use_utf8_locale(void);

// libedit on the standard streams; NULL when it cannot start.
struct editline *cle_open(const char *program);

typedef char *(*cle_prompt_function)(struct editline *);
typedef int (*cle_read_function)(struct editline *, uint32_t *key);
typedef unsigned char (*cle_edit_function)(struct editline *, uint32_t key);

void cle_set_client(struct editline *editor, void *client);
void *cle_client(struct editline *editor);
// Sequences between two bytes 1 in the prompt take no room.
void cle_set_prompt(struct editline *editor, cle_prompt_function prompt);
void cle_set_reader(struct editline *editor, cle_read_function reader);
void cle_set_signals(struct editline *editor, int handled);
void cle_set_editor(struct editline *editor, const char *mode);
int cle_is_vi(struct editline *editor);
void cle_set_history(struct editline *editor, struct history *history);
void cle_add_function(struct editline *editor, const char *name, cle_edit_function function);
void cle_bind(struct editline *editor, const char *key, const char *function);
// In vi's command mode.
void cle_bind_command(struct editline *editor, const char *key, const char *function);
void cle_prepare_terminal(struct editline *editor, int raw);
// Draws prompt and line anew; the terminal's cursor must be in the first column of a blank row.
void cle_draw(struct editline *editor);
// The window as libedit drew into it.
void cle_size(struct editline *editor, int *rows, int *columns);
// True when the terminal moves its cursor by the sequences of ECMA-48.
int cle_moves_by_ansi(struct editline *editor);

// Reads a line; NULL at its end, at an error or when the reader gave up.
const uint32_t *cle_read_line(struct editline *editor, size_t *count);
const uint32_t *cle_line(struct editline *editor, size_t *count, size_t *cursor);
int cle_insert(struct editline *editor, const uint32_t *text);
void cle_push(struct editline *editor, const uint32_t *keys);

void cle_history_limit(struct history *history, int entries);
void cle_history_clear(struct history *history);
void cle_history_enter(struct history *history, const char *entry);

// How libedit shows a character.
enum cle_class { cle_tab, cle_newline, cle_control, cle_printable, cle_unprintable };
enum cle_class cle_class_of(uint32_t scalar);
// wcwidth: 0 for marks and format characters, -1 for what cannot be shown.
int cle_width(uint32_t scalar);
// Writes to standard output and flushes it.
void cle_write(const char *bytes, size_t count);

#endif
