// The arguments of the stand-in for sendmail: a few of our own among those of the mail client.
#ifndef REPLYLINT_CLI_SENDMAIL_ARGUMENTS_H
#define REPLYLINT_CLI_SENDMAIL_ARGUMENTS_H

#include <string>
#include <vector>

namespace replylint::cli {

struct SendmailArguments {
  std::string style;
  std::string fail_on = "error";
  std::string mail;
  std::vector<std::string> ignore;
  double timeout = 1;  // seconds that the check may take
  bool strict = false;
  bool dry_run = false;  // show what is found, and never send
  bool help = false;

  // The program that sends, and its arguments.
  std::vector<std::string> command;
  // False where sendmail is asked for something other than to send the message on its standard
  // input: -bs, -bp, -bi, -q ...
  bool sends_message = true;
  // What is wrong with our own options, a misspelt one too, which is left out of the command; empty
  // if nothing is.
  std::string problem;
};

// Understands both ways in which mail clients call:
//
//     sendmail [our options] [--mta=PROGRAM] [sendmail's options] [--] RECIPIENT...
//     sendmail [our options] [sendmail's options] -- PROGRAM [arguments] RECIPIENT...
//
// In the second, mutt puts its options before the "--" that stands in its $sendmail: they go
// behind the program's name. The word after "--" is the program if --mta is not given, and the word
// is a path, the name of a program that is known to send, or has options behind it; any other is a
// recipient. Never fails.
[[nodiscard]] SendmailArguments parse_sendmail_arguments(const std::vector<std::string>& arguments);

}  // namespace replylint::cli

#endif
