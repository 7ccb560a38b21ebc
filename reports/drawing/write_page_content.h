#pragma once
#include <string_view>

namespace boletim {

/// Gives a page of libharu its whole content, compressed already (RFC 1950): libharu would compress with its
/// slowest level, and keep all pages as they are until then. `page` is an HPDF_Page that nothing was drawn on
/// through libharu; errors go to its document's handler.
void write_page_content(void* page, std::string_view packed);

}  // namespace boletim
