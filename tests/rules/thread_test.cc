#include "rules/thread.h"

#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "replylint/linter.h"
#include "replylint/mail.h"

namespace {

using namespace replylint;

Message message(std::string_view from, std::string_view date, std::string_view body) {
  std::string text = "From: " + std::string(from) + "\n";
  if (!date.empty()) text += "Date: " + std::string(date) + "\n";
  return read_message(text + "\n" + std::string(body));
}

const Message customer =
    message("Dana <dana@shop.example>", "Wed, 4 Mar 2026 09:00:00 +0000", "Any news?\n");
const Message draft =
    message("Miro <miro@host.example>", "Wed, 4 Mar 2026 10:00:00 +0000", "Hi Dana,\n");

std::string bodies(const std::vector<EarlierMessage>& thread) {
  std::string result;
  for (const EarlierMessage& earlier : thread) {
    const char* writer = earlier.side == Side::us         ? "us:"
                         : earlier.side == Side::customer ? "customer:"
                                                          : "unknown:";
    result += writer + earlier.message->body;
  }
  return result;
}

TEST_CASE("the thread is put in order, and its writers are known by their addresses") {
  const std::vector<Message> thread = {
      message("paula@host.example", "Tue, 3 Mar 2026 12:00:00 +0000", "3 "),
      message("DANA@shop.example", "Tue, 3 Mar 2026 10:00:00 +0100", "1 "),
      message("boss@shop.example", "", "2 "),
      message("somebody@else.example", "Tue, 3 Mar 2026 13:00:00 +0000", "4 "),
  };
  CHECK(bodies(read_thread(customer, draft, thread, draft.date)) ==
        "customer:1 customer:2 us:3 unknown:4 ");
}

TEST_CASE("the message that is answered and later ones are no part of it") {
  const std::vector<Message> thread = {
      customer,
      message("miro@host.example", "Wed, 4 Mar 2026 11:00:00 +0000", "later "),
      message("miro@host.example", "Tue, 3 Mar 2026 11:00:00 +0000", "earlier "),
  };
  CHECK(bodies(read_thread(customer, draft, thread, draft.date)) == "us:earlier ");
}

TEST_CASE("strangers share the domains of large providers") {
  const Message ours = message("miro.support@gmail.com", "", "");
  const Message theirs = message("dana@gmail.com", "", "");
  const std::vector<Message> thread = {message("dana@gmail.com", "", "a "),
                                       message("miro.support@gmail.com", "", "b "),
                                       message("other@gmail.com", "", "c ")};
  CHECK(bodies(read_thread(theirs, ours, thread, std::nullopt)) == "customer:a us:b unknown:c ");
}

TEST_CASE("a long thread lets a short answer stand on top") {
  const Linter linter;
  const Message reply = read_message(
      "From: miro@host.example\n\nHi Dana,\n\nYes, that is right.\n\nMiro\n\n"
      "On Wed, 4 Mar 2026, Dana wrote:\n> So the old address stays?\n");
  const Message question = message("dana@shop.example", "", "So the old address stays?\n");
  const auto is_top_posting = [&](const CheckOptions& options) {
    const Report report = linter.check(question, reply, options);
    for (const Diagnostic& diagnostic : report.diagnostics())
      if (diagnostic.rule == "top-posting") return true;
    return false;
  };
  CheckOptions options;
  CHECK(is_top_posting(options));
  for (const char* body : {"1", "2", "3", "4"})
    options.thread.push_back(message("dana@shop.example", "", body));
  CHECK_FALSE(is_top_posting(options));
}

}  // namespace
