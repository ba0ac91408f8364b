// The members of the requests of batch mode: which there are, and what a misspelt one was to be.
#ifndef REPLYLINT_CLI_REQUEST_MEMBERS_H
#define REPLYLINT_CLI_REQUEST_MEMBERS_H

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace replylint::cli {

enum class MemberValue { any, string, strings, object, list };  // strings: one, or a list of them

struct RequestMember {
  std::string_view name;
  MemberValue value;
};

// Compares the members of an object with those that are known. `where` names the object ("draft");
// empty: the request itself. Throws UsageError for one that is a known one misspelt: near to one
// that is missing, with a value that would do for it. Any other unknown one may be the caller's
// own: its name is added to `unknown`, as "draft.label".
void check_members(const nlohmann::json& object, std::string_view where,
                   std::span<const RequestMember> known, std::vector<std::string>& unknown);

// " (“reply” is unknown)": what may stand in place of a member that is missing; empty for none.
[[nodiscard]] std::string remark_on_unknown(const std::vector<std::string>& unknown);

// Adds "unknown_members" to an answer, if there are any.
void add_unknown_members(std::string& answer, const std::vector<std::string>& unknown);

}  // namespace replylint::cli

#endif
