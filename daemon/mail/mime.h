#pragma once
#include "jobs/delivery/message.h"
#include "jobs/document_store.h"

namespace boletim {

/// Writes a message as it goes over the wire: RFC 5322, 2045 to 2047, 2231; 7-bit, lines ended by CRLF and at
/// most 76 characters long (a long address or Message-ID apart). Equal messages give equal bytes.
///
///   multipart/mixed( multipart/alternative( text, multipart/related( html, charts, logo ) ), attachments )
///
/// without the levels that would hold one part only. The HTML shows pictures by their names:
/// chart-2.png as cid:chart-2; without HTML they are attachments. Documents are streamed, a piece at a time.
/// `from` and `to` are checked addresses in ASCII; the names are the message's. Throws what `documents`
/// throws.
struct MimeAddresses {
  std::string from, to;
  bool operator==(const MimeAddresses&) const = default;
};
void write_mime(const Message& message, const MimeAddresses& addresses, const DocumentStore& documents,
                Sink& sink);

}  // namespace boletim
