// Prints the query that a registry of a configuration is read by: show_query DIR SOURCE REGISTRY.
// What a preset makes of its places is seen nowhere else, and tests run it by the server's own client.

#include <iostream>

#include "config/load.h"

int main(int count, char** words) {
  if (count != 4) return 2;
  const boletim::LoadResult result = boletim::load_configuration(words[1]);
  for (const boletim::ConfigError& error : result.errors) std::cerr << to_string(error) << '\n';
  if (!result.errors.empty()) return 1;
  const auto& source = result.configuration.sources.at(boletim::SourceId{words[2]});
  std::cout << source.registries.at(boletim::RegistryId{words[3]}).query;
  return 0;
}
