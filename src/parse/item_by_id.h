// Finds an item by its number.
#ifndef REPLYLINT_PARSE_ITEM_BY_ID_H
#define REPLYLINT_PARSE_ITEM_BY_ID_H

#include <cstddef>
#include <span>

#include "replylint/inquiry.h"

namespace replylint {

// Items are numbered from 1 in their order. nullptr: there is none with that number.
[[nodiscard]] inline const Item* item_by_id(std::span<const Item> items, int id) {
  const bool exists = id >= 1 && static_cast<std::size_t>(id) <= items.size();
  return exists ? &items[static_cast<std::size_t>(id) - 1] : nullptr;
}

}  // namespace replylint

#endif
