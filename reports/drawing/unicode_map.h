#pragma once

namespace boletim {

/// Mends what libharu 2.3 says of a UTF-8 font's text: its ToUnicode CMap has `cidrange` where ISO 32000-1
/// §9.10.3 asks for `bfrange`, so that readers warn, or copy and find nothing. `font` is an HPDF_Font; errors
/// go to its document's handler.
void write_unicode_map(void* font);

}  // namespace boletim
