#include "cli/request_members.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "cli/batch.h"
#include "cli/input.h"
#include "report/json_writer.h"
#include "styles/nearest_name.h"
#include "text/ascii.h"
#include "text/formatted.h"

namespace replylint::cli {

namespace {

using nlohmann::json;

bool would_do(const json& value, MemberValue wanted) {
  switch (wanted) {
    case MemberValue::string:
      return value.is_string();
    case MemberValue::strings:
      return value.is_string() || value.is_array();
    case MemberValue::object:
      return value.is_object();
    case MemberValue::list:
      return value.is_array();
    case MemberValue::any:
      break;
  }
  return false;
}

// The known member that is missing, and that this one was to be; empty for none.
std::string_view meant_by(std::string_view name, const json& value, const json& object,
                          std::span<const RequestMember> known) {
  std::vector<std::string_view> candidates;
  for (const RequestMember& member : known)
    if (find_member(object, member.name) == nullptr && would_do(value, member.value))
      candidates.push_back(member.name);
  return nearest_name(to_lower(name), candidates);
}

}  // namespace

void check_members(const json& object, std::string_view where, std::span<const RequestMember> known,
                   std::vector<std::string>& unknown) {
  for (const auto& [name, value] : object.items()) {
    const bool is_known =
        std::any_of(known.begin(), known.end(),
                    [&name = name](const RequestMember& each) { return each.name == name; });
    if (is_known) continue;
    if (const std::string_view meant = meant_by(name, value, object, known); !meant.empty())
      throw UsageError(formatted("unknown member “{}”{}; did you mean “{}”?", name,
                                 where.empty() ? "" : formatted(" in “{}”", where), meant));
    unknown.push_back(where.empty() ? name : formatted("{}.{}", where, name));
  }
}

std::string remark_on_unknown(const std::vector<std::string>& unknown) {
  return unknown.empty() ? std::string() : formatted(" (“{}” is unknown)", unknown.front());
}

void add_unknown_members(std::string& answer, const std::vector<std::string>& unknown) {
  if (unknown.empty()) return;
  JsonWriter names;
  names.begin_array();
  // Each message of a thread may have the same ones.
  std::set<std::string_view> named;
  for (const std::string& name : unknown)
    if (named.insert(name).second) names.value(name);
  names.end_array();
  add_member(answer, "unknown_members", names.take());
}

}  // namespace replylint::cli
