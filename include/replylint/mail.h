// Messages from bytes: MIME, HTML and mailboxes. Needs the library replylint::mail.
#ifndef REPLYLINT_MAIL_H
#define REPLYLINT_MAIL_H

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "replylint/export.h"
#include "replylint/message.h"

namespace replylint {

/// Reads any bytes as a message. What begins with header fields (RFC 5322) is parsed as MIME:
/// transfer encodings, charsets, multipart/alternative (the plain part, else the HTML),
/// format=flowed and delsp (RFC 3676), nested messages. Of an mbox the first message is read. What
/// begins with "<!doctype html" or "<html", or with another tag of HTML and ends with an end tag,
/// is read as read_html() does, anything else is a body. Never fails: a wrong or missing charset is
/// detected, what cannot be decoded becomes U+FFFD, and nesting below a fixed depth is listed as an
/// attachment. Linear time.
[[nodiscard]] REPLYLINT_EXPORT Message read_message(std::string_view bytes);

/// True if the bytes begin with a header field of RFC 5322, or with an mbox "From " line and one.
[[nodiscard]] REPLYLINT_EXPORT bool begins_with_headers(std::string_view bytes) noexcept;

/// A message whose body cannot be replaced. what() says why, as the end of a sentence.
class REPLYLINT_EXPORT BodyError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
  ~BodyError() override;
};

/// The bytes of a message (or of a file that is only a body) with `body`, UTF-8, in place of the
/// body that read_message() finds in them. Header fields, attachments, later messages of an mbox
/// and every line that is the same in both bodies stay byte for byte; new lines get the message's
/// own charset, transfer encoding and format=flowed. In base64 the whole text is encoded anew.
/// read_message() of the result has that body, always. Throws BodyError where it cannot be: the
/// body is made from HTML, has another version of itself beside it (multipart/alternative), is
/// signed or spread over several parts, or its charset has not all the characters.
[[nodiscard]] REPLYLINT_EXPORT std::string replace_body(std::string_view bytes,
                                                        std::string_view body);

/// A message whose body is made from HTML (any bytes; UTF-8 unless it declares another charset).
/// Quotes become lines with "> ", one mark a level.
[[nodiscard]] REPLYLINT_EXPORT Message read_html(std::string_view html);

/// The message with that Message-ID (without angle brackets) in a Maildir, a folder of Maildirs or
/// an mbox file: its bytes, or nothing if it is not there or cannot be read.
[[nodiscard]] REPLYLINT_EXPORT std::optional<std::string> find_in_mailbox(
    const std::string& path, std::string_view message_id);

/// The bytes of several messages, in any order, by one pass over the mailbox.
[[nodiscard]] REPLYLINT_EXPORT std::vector<std::string> find_in_mailbox(
    const std::string& path, const std::vector<std::string>& message_ids);

/// One message by asking notmuch (the program), if it is installed and has a database. It is killed
/// where it takes longer than 5 seconds.
[[nodiscard]] REPLYLINT_EXPORT std::optional<std::string> find_by_notmuch(
    std::string_view message_id);

}  // namespace replylint

#endif
