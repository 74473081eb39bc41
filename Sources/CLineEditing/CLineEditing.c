// SPDX-License-Identifier: Apache-2.0
// One-line functions around libedit and the C library; see the header.
#define _GNU_SOURCE
#include "CLineEditing.h"

#include <histedit.h>
#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

_Static_assert(sizeof(wchar_t) == sizeof(uint32_t), "wide characters are UTF-32 here");

int cle_use_utf8_locale(void) {
  if (setlocale(LC_CTYPE, "") && strcmp(nl_langinfo(CODESET), "UTF-8") == 0) return 1;
  return setlocale(LC_CTYPE, "C.UTF-8") != NULL;
}

EditLine *cle_open(const char *program) { return el_init(program, stdin, stdout, stderr); }

void cle_set_client(EditLine *editor, void *client) { el_set(editor, EL_CLIENTDATA, client); }

void *cle_client(EditLine *editor) {
  void *client = NULL;
  el_get(editor, EL_CLIENTDATA, &client);
  return client;
}

void cle_set_prompt(EditLine *editor, cle_prompt_function prompt) {
  el_set(editor, EL_PROMPT_ESC, prompt, '\1');
}

void cle_set_reader(EditLine *editor, cle_read_function reader) {
  el_set(editor, EL_GETCFN, reader);
}

void cle_set_signals(EditLine *editor, int handled) { el_set(editor, EL_SIGNAL, handled); }

void cle_set_editor(EditLine *editor, const char *mode) { el_set(editor, EL_EDITOR, mode); }

int cle_is_vi(EditLine *editor) {
  const char *mode = NULL;
  return el_get(editor, EL_EDITOR, &mode) == 0 && mode && strcmp(mode, "vi") == 0;
}

void cle_set_history(EditLine *editor, History *entries) {
  el_set(editor, EL_HIST, history, entries);
}

void cle_add_function(EditLine *editor, const char *name, cle_edit_function function) {
  el_set(editor, EL_ADDFN, name, name, function);
}

void cle_bind(EditLine *editor, const char *key, const char *function) {
  el_set(editor, EL_BIND, key, function, NULL);
}

void cle_bind_command(EditLine *editor, const char *key, const char *function) {
  el_set(editor, EL_BIND, "-a", key, function, NULL);
}

void cle_prepare_terminal(EditLine *editor, int raw) { el_set(editor, EL_PREP_TERM, raw); }

void cle_draw(EditLine *editor) { el_set(editor, EL_REFRESH); }

void cle_size(EditLine *editor, int *rows, int *columns) {
  el_get(editor, EL_GETTC, "li", rows);
  el_get(editor, EL_GETTC, "co", columns);
}

int cle_moves_by_ansi(EditLine *editor) {
  char *up = NULL;
  return el_get(editor, EL_GETTC, "UP", &up) == 0 && up && strncmp(up, "\033[", 2) == 0;
}

const uint32_t *cle_read_line(EditLine *editor, size_t *count) {
  int length = 0;
  const wchar_t *line = el_wgets(editor, &length);
  *count = line && length > 0 ? (size_t)length : 0;
  return (const uint32_t *)line;
}

const uint32_t *cle_line(EditLine *editor, size_t *count, size_t *cursor) {
  const LineInfoW *line = el_wline(editor);
  // vi's `$` on an empty line leaves the cursor before it; moving it any way puts it right.
  if (line->cursor < line->buffer) el_cursor(editor, -1);
  if (line->cursor > line->lastchar) el_cursor(editor, 1);
  *count = (size_t)(line->lastchar - line->buffer);
  *cursor = (size_t)(line->cursor - line->buffer);
  return (const uint32_t *)line->buffer;
}

int cle_insert(EditLine *editor, const uint32_t *text) {
  return el_winsertstr(editor, (const wchar_t *)text) == 0;
}

void cle_push(EditLine *editor, const uint32_t *keys) { el_wpush(editor, (const wchar_t *)keys); }

void cle_history_limit(History *entries, int limit) {
  HistEvent event;
  history(entries, &event, H_SETSIZE, limit);
}

void cle_history_clear(History *entries) {
  HistEvent event;
  history(entries, &event, H_CLEAR);
}

void cle_history_enter(History *entries, const char *entry) {
  HistEvent event;
  history(entries, &event, H_ENTER, entry);
}

enum cle_class cle_class_of(uint32_t scalar) {
  if (scalar == '\t') return cle_tab;
  if (scalar == '\n') return cle_newline;
  if (scalar < 0x100 && iswcntrl(scalar)) return cle_control;
  return iswprint(scalar) ? cle_printable : cle_unprintable;
}

int cle_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

void cle_write(const char *bytes, size_t count) {
  fwrite(bytes, 1, count, stdout);
  fflush(stdout);
}
