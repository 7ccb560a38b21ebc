#pragma once
#include <memory>

#include "config/configuration.h"
#include "jobs/delivery/mailer.h"
#include "jobs/document_store.h"

namespace boletim {

/// The mailer that `mail:` asks for. Connects to nothing and reveals no secret until the first message;
/// without `mail:` every message is deferred with the advice to write one. Both arguments must outlive it.
std::unique_ptr<Mailer> make_mailer(const Configuration& configuration, const DocumentStore& documents);

}  // namespace boletim
