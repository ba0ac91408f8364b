// HTML to text as people read it: paragraphs, lists, tables, and quotes with "> " marks.
#ifndef REPLYLINT_MAIL_HTML_TEXT_H
#define REPLYLINT_MAIL_HTML_TEXT_H

#include <string>

#include "replylint/message.h"

namespace replylint {

// Fills body, html, html_runs and zones of `message`. `html` is valid UTF-8.
void render_html(std::string html, Message& message);

}  // namespace replylint

#endif
