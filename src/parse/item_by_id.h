// Finds an item by its number.
#ifndef REPLYLINT_PARSE_ITEM_BY_ID_H
#define REPLYLINT_PARSE_ITEM_BY_ID_H

#include <cstddef>
#include <optional>
#include <span>

#include "replylint/inquiry.h"

namespace replylint {

// Items are numbered from 1 in their order. Nothing: there is none with that number.
[[nodiscard]] inline std::optional<std::size_t> item_index(std::span<const Item> items, int id) {
  if (id < 1 || static_cast<std::size_t>(id) > items.size()) return std::nullopt;
  return static_cast<std::size_t>(id) - 1;
}

[[nodiscard]] inline const Item* item_by_id(std::span<const Item> items, int id) {
  const std::optional<std::size_t> index = item_index(items, id);
  return index ? &items[*index] : nullptr;
}

}  // namespace replylint

#endif
