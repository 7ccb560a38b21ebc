#include "daemon/assembly.h"

#include "daemon/erp/sources.h"
#include "daemon/store/state.h"

namespace boletim {
namespace {

Look look_of(const Configuration& configuration) {
  Look look = default_look();
  look.logo = configuration.logo;
  if (configuration.colors.empty()) return look;
  look.colors.clear();
  for (const std::string& color : configuration.colors) look.colors.push_back(parse_color(color));
  return look;
}

}  // namespace

Assembly::Assembly(Configuration configuration, NodeId me)
    : configuration_(std::move(configuration)),
      me_(std::move(me)),
      look_(look_of(configuration_)),
      artefacts_(open_artefacts(configuration_.state, me_)),
      sources_(make_record_sources(configuration_)) {}

DocumentStore& Assembly::documents() const {
  std::call_once(documents_made_, [this] { documents_ = open_documents(configuration_); });
  return *documents_;
}

std::unique_ptr<Store> Assembly::open_store() const {
  return boletim::open_store(configuration_.state, me_);
}

}  // namespace boletim
