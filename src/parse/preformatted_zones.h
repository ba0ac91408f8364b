// Whether to believe the markup of pasted text.
#ifndef REPLYLINT_PARSE_PREFORMATTED_ZONES_H
#define REPLYLINT_PARSE_PREFORMATTED_ZONES_H

#include <vector>

#include "replylint/block.h"
#include "replylint/message.h"

namespace replylint {

// Whoever writes a draft chooses <pre> for what is no prose; a contact form may put all that the
// customer wrote into one.
enum class PreformattedZones { believed, doubted };

[[nodiscard]] std::vector<Block> parse_blocks(const Message& message,
                                              PreformattedZones preformatted);

}  // namespace replylint

#endif
