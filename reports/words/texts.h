#pragma once
// The one catalogue of what reports and mails say, in pt-BR and en. A test proves it complete.
// A new phrase is one row of phrases.cpp, a new KPI one entry of kpi_texts.cpp.

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "reports/heading.h"

namespace boletim {

/// What a built-in KPI is called and why it matters.
struct KpiTexts {
  std::string_view title;         ///< "Sem e-mail"
  std::string_view attribute;     ///< "sem e-mail", after "1.284 clientes"
  std::string_view description;   ///< how it is counted
  std::string_view purpose;       ///< what it is good for
  std::string_view module;        ///< "Venda"
  std::string_view sentence;      ///< "não têm e-mail utilizável", after "1.284 clientes"
  std::string_view sentence_one;  ///< "não tem e-mail utilizável", after "1 cliente"
};

/// Texts of a KPI; nothing for an id that is not built in (its YAML title serves then).
const KpiTexts* kpi_texts(std::string_view id, Locale locale);

/// What a KPI says of a record, after "1.284 clientes": "sem e-mail". Of an own one its title as running
/// text, where it goes on such a noun ("Sem …", "Com …"); else blank.
std::string kpi_attribute(std::string_view id, std::string_view title, Locale locale);

/// A phrase by its key, with {0} {1} … for what goes in. Throws std::out_of_range for a key that is not
/// there.
std::string_view text(std::string_view key, Locale locale);

/// The phrase with {0} … {9} replaced by `values`, which are not looked into for further braces;
/// a number without a value is left as it stands.
std::string say(std::string_view key, Locale locale, std::initializer_list<std::string_view> values);

/// The phrase of a count: `key` followed by ".one" for 1, by ".many" for anything else (also 0 and the
/// negative).
std::string say_count(std::string_view key, std::int64_t count, Locale locale,
                      std::initializer_list<std::string_view> values);

/// The phrase of a period's kind: `key` followed by ".daily", ".weekly", ".monthly" or ".yearly".
std::string_view text(std::string_view key, ReportPeriod::Kind kind, Locale locale);

/// "Emitido com atraso: previsto para 16/11/2026 07:30, feito em 17/11/2026 09:10."; blank for what is on
/// time.
std::string late_note(const Heading& heading);

/// "clientes" / "cliente", "fornecedores", "registros" | "customers" …
std::string_view noun(Noun noun, std::int64_t count, Locale locale);

/// Key of the head over the column that names the records: "Cliente", "Fornecedor" …
const char* column_key(Noun noun);

/// "1.284 clientes", "1 cliente" | "1,284 customers".
std::string counted_noun(Noun noun, std::int64_t count, Locale locale);

/// A title as running text has it: "sem e-mail", "última compra"; "UF" and "CPF/CNPJ" stay as they are.
std::string in_running_text(std::string_view title);

/// The value of an axis, a band as readers say it, "(sem segmento)" | "(no segment)" for records without one.
std::string segment_name(std::string_view value, std::string_view axis_title, Locale locale);

}  // namespace boletim
