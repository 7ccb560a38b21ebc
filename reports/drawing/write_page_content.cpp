#include "reports/drawing/write_page_content.h"

#include <hpdf.h>

namespace boletim {
namespace {

/// libharu takes a Filter entry out of what it does not compress itself, and calls this afterwards.
HPDF_STATUS write_filter(HPDF_Dict, HPDF_Stream stream) {
  return HPDF_Stream_WriteStr(stream, "/Filter /FlateDecode\n");
}

}  // namespace

void write_page_content(void* page, std::string_view packed) {
  const auto* attributes = static_cast<HPDF_PageAttr>(static_cast<HPDF_Page>(page)->attr);
  HPDF_Stream_Write(attributes->stream, reinterpret_cast<const HPDF_BYTE*>(packed.data()),
                    static_cast<HPDF_UINT>(packed.size()));
  attributes->contents->filter = HPDF_STREAM_FILTER_NONE;
  attributes->contents->write_fn = write_filter;
}

}  // namespace boletim
