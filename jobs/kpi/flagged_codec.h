#pragma once
#include <string>
#include <string_view>

#include "jobs/kpi/flagged.h"

namespace boletim {

/// A flagged record as bytes; replaces what `bytes` held.
void encode(const Flagged& record, std::string& bytes);
/// The record that encode() made them from; false if they are no record.
bool decode(std::string_view bytes, Flagged& record);
/// Its outline (see FlaggedRows), which takes a fraction of the time, is taken off the front of `bytes`; then
/// the rest.
bool decode_outline(std::string_view& bytes, Flagged& record);
bool decode_rest(std::string_view bytes, Flagged& record);

/// Bytes that order, compared bytewise, as FlaggedRows promises; changes before all flagged records.
void make_order_key(const Flagged& record, std::string& key);
bool is_key_of_change(std::string_view key);

}  // namespace boletim
