#include "match/inline_answers.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "replylint/draft.h"
#include "replylint/inquiry.h"
#include "replylint/mail.h"

namespace replylint {
namespace {

const char* const asked =
    "Hi,\n\nCould you raise the upload limit to 64 MB?\n\nIs IMAP included?\n\nThanks,\nRosa\n";

// The customer's message with an answer below each question, in markup of its own.
std::string included(const std::string& before, const std::string& behind) {
  return "<p>Hi,</p><p>Could you raise the upload limit to 64 MB?</p>" + before +
         "I have raised the limit, and a test with 60 MB went through." + behind +
         "<p>Is IMAP included?</p>" + before + "Yes, in every package." + behind +
         "<p>Thanks,<br>Rosa</p>";
}

std::string in_header_block(const std::string& included) {
  return "<p>Hi Rosa, see below.</p><div id=divRplyFwdMsg><b>From:</b> Rosa Lind "
         "&lt;rosa@fjord.example&gt;<br><b>Sent:</b> Tuesday, November 4, 2025 9:03 AM<br>"
         "<b>To:</b> help@host.example<br><b>Subject:</b> Question</div><div>" +
         included + "</div>";
}

std::string in_blockquote(const std::string& included) {
  return "<p>Hi Rosa, see below.</p><div class=gmail_quote><div class=gmail_attr>On Tue, Nov 4, 2025 "
         "at 9:03 AM Rosa Lind &lt;rosa@fjord.example&gt; wrote:</div><blockquote "
         "class=gmail_quote>" +
         included + "</blockquote></div>";
}

std::vector<std::string> answers_in(const std::string& html) {
  const Message customer = Message::from_text(asked);
  const Message draft = read_message("Content-Type: text/html\n\n" + html);
  std::vector<std::string> answers;
  for (const Block& block : parse_draft_beside(customer, parse_inquiry(customer), draft).blocks)
    if (block.kind == BlockKind::answer && draft.body.compare(block.span.start, 2, "I ") == 0)
      answers.emplace_back("limit");
    else if (block.kind == BlockKind::answer && draft.body.compare(block.span.start, 3, "Yes") == 0)
      answers.emplace_back("IMAP");
  return answers;
}

using Answers = std::vector<std::string>;

TEST_CASE("answers between the lines of the message below a header block") {
  CHECK(answers_in(in_header_block(included("<p>", "</p>"))) == Answers{"limit", "IMAP"});
  CHECK(answers_in(in_header_block(included("<p style='color:blue'>", "</p>"))) ==
        Answers{"limit", "IMAP"});
}

TEST_CASE("in a quote only what has a colour of its own is an answer") {
  CHECK(answers_in(in_blockquote(included("<p style='color:blue'>", "</p>"))) ==
        Answers{"limit", "IMAP"});
  CHECK(answers_in(in_blockquote(included("<div><font color=red>", "</font></div>"))) ==
        Answers{"limit", "IMAP"});
  CHECK(answers_in(in_blockquote(included("<p>", "</p>"))).empty());
  // The customer's words in another colour, and one of them changed.
  CHECK(answers_in(in_blockquote("<p>Hi,</p><p>Could you raise the upload limit to 64 MB?</p>"
                                 "<p style='color:red'>Is POP3 included?</p>"))
            .empty());
}

}  // namespace
}  // namespace replylint
