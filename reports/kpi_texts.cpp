#include <algorithm>
#include <array>

#include "reports/texts.h"

namespace boletim {
namespace {

struct Entry {
  std::string_view id;
  KpiTexts pt, en;
};

// clang-format off
constexpr auto kKpis = std::to_array<Entry>({
    {"no_email",
     {.title = "Sem e-mail",
      .attribute = "sem e-mail",
      .description = "O campo e-mail não traz nenhum endereço utilizável: está vazio, traz algo fictício "
                     "(“não tem”, teste@teste.com) ou um endereço mal escrito. Havendo vários, basta um utilizável.",
      .purpose = "Enviar orçamentos, notas fiscais e avisos na hora e sem custo.",
      .module = "Venda",
      .sentence = "não têm e-mail utilizável",
      .sentence_one = "não tem e-mail utilizável"},
     {.title = "No e-mail",
      .attribute = "without e-mail",
      .description = "The e-mail field holds no usable address: it is blank, made up (“none”, test@test.com) or "
                     "misspelt. Where there are several, one usable address is enough.",
      .purpose = "To send quotes, invoices and notices at once and at no cost.",
      .module = "Sales",
      .sentence = "have no usable e-mail",
      .sentence_one = "has no usable e-mail"}},
    {"no_phone",
     {.title = "Sem telefone",
      .attribute = "sem telefone",
      .description = "Nem o campo telefone nem o campo celular traz um número utilizável, fixo ou móvel: estão "
                     "vazios, trazem algo fictício (“não tem”, 9999-9999) ou um número inválido.",
      .purpose = "Confirmar pedidos, agendar e resolver dúvidas por telefone.",
      .module = "Atendimento",
      .sentence = "não têm telefone utilizável",
      .sentence_one = "não tem telefone utilizável"},
     {.title = "No phone",
      .attribute = "without phone",
      .description = "Neither the phone field nor the mobile field holds a usable number, landline or mobile: they "
                     "are blank, made up (“none”, 9999-9999) or not valid.",
      .purpose = "To confirm orders, make appointments and settle questions by phone.",
      .module = "Service",
      .sentence = "have no usable phone",
      .sentence_one = "has no usable phone"}},
    {"no_mobile",
     {.title = "Sem celular",
      .attribute = "sem celular",
      .description = "Nem o campo celular nem o campo telefone traz um número de celular utilizável. Celular anotado "
                     "como telefone vale; telefone fixo anotado como celular, não. Número sem o nono dígito ainda "
                     "não vale.",
      .purpose = "Avisar por mensagem que o serviço está pronto e lembrar de compromissos.",
      .module = "Atendimento",
      .sentence = "não têm celular utilizável",
      .sentence_one = "não tem celular utilizável"},
     {.title = "No mobile",
      .attribute = "without mobile",
      .description = "Neither the mobile field nor the phone field holds a usable mobile number. A mobile number "
                     "noted as phone counts; a landline noted as mobile does not. A number that lacks its ninth "
                     "digit does not count yet.",
      .purpose = "To tell by message that a job is done and to remind of appointments.",
      .module = "Service",
      .sentence = "have no usable mobile number",
      .sentence_one = "has no usable mobile number"}},
    {"no_contact",
     {.title = "Sem contato algum",
      .attribute = "sem contato algum",
      .description = "Não há e-mail, telefone nem celular utilizável.",
      .purpose = "Saber quem a empresa não consegue alcançar por canal nenhum.",
      .module = "Venda",
      .sentence = "não têm contato algum",
      .sentence_one = "não tem contato algum"},
     {.title = "No contact at all",
      .attribute = "without any contact",
      .description = "There is no usable e-mail, phone or mobile.",
      .purpose = "To know whom the company cannot reach on any channel.",
      .module = "Sales",
      .sentence = "have no contact at all",
      .sentence_one = "has no contact at all"}},
    {"no_name",
     {.title = "Sem nome",
      .attribute = "sem nome",
      .description = "O nome está vazio ou é fictício (“xxx”, “teste”).",
      .purpose = "Saber com quem se fala e emitir documentos em nome certo.",
      .module = "Venda",
      .sentence = "não têm nome",
      .sentence_one = "não tem nome"},
     {.title = "No name",
      .attribute = "without name",
      .description = "The name is blank or made up (“xxx”, “test”).",
      .purpose = "To know whom one speaks to and to make out documents in the right name.",
      .module = "Sales",
      .sentence = "have no name",
      .sentence_one = "has no name"}},
    {"no_address",
     {.title = "Sem endereço",
      .attribute = "sem endereço",
      .description = "O endereço está vazio ou é fictício (“xxx”, “não tem”).",
      .purpose = "Entregar, visitar e emitir nota fiscal.",
      .module = "Entrega",
      .sentence = "não têm endereço",
      .sentence_one = "não tem endereço"},
     {.title = "No address",
      .attribute = "without address",
      .description = "The address is blank or made up (“xxx”, “none”).",
      .purpose = "To deliver, to visit and to make out invoices.",
      .module = "Delivery",
      .sentence = "have no address",
      .sentence_one = "has no address"}},
    {"no_tax_id",
     {.title = "Sem CPF/CNPJ",
      .attribute = "sem CPF/CNPJ",
      .description = "O campo CPF/CNPJ está vazio ou traz algo fictício (“não tem”, 000.000.000-00).",
      .purpose = "Emitir nota fiscal, consultar crédito e evitar cadastros repetidos.",
      .module = "Faturamento",
      .sentence = "não têm CPF/CNPJ",
      .sentence_one = "não tem CPF/CNPJ"},
     {.title = "No tax ID",
      .attribute = "without tax ID",
      .description = "The tax ID (CPF or CNPJ) is blank or made up (“none”, 000.000.000-00).",
      .purpose = "To make out invoices, to check credit and to avoid double entries.",
      .module = "Billing",
      .sentence = "have no tax ID",
      .sentence_one = "has no tax ID"}},
    {"invalid_email",
     {.title = "Com e-mail inválido",
      .attribute = "com e-mail inválido",
      .description = "O campo e-mail está preenchido, mas não traz nenhum endereço utilizável: é fictício ou está mal "
                     "escrito. Campo vazio não conta aqui.",
      .purpose = "Corrigir o que já foi anotado e evitar mensagens devolvidas.",
      .module = "Venda",
      .sentence = "têm e-mail inválido",
      .sentence_one = "tem e-mail inválido"},
     {.title = "Invalid e-mail",
      .attribute = "with an invalid e-mail",
      .description = "The e-mail field is filled in but holds no usable address: it is made up or misspelt. A blank "
                     "field does not count here.",
      .purpose = "To correct what was noted already and to avoid returned mail.",
      .module = "Sales",
      .sentence = "have an invalid e-mail",
      .sentence_one = "has an invalid e-mail"}},
    {"invalid_phone",
     {.title = "Com telefone inválido",
      .attribute = "com telefone inválido",
      .description = "Há algo anotado como telefone ou celular, mas nenhum número utilizável: é fictício, inválido ou "
                     "está sem o nono dígito. Campos vazios não contam aqui.",
      .purpose = "Corrigir o que já foi anotado e evitar ligações perdidas.",
      .module = "Atendimento",
      .sentence = "têm telefone inválido",
      .sentence_one = "tem telefone inválido"},
     {.title = "Invalid phone",
      .attribute = "with an invalid phone",
      .description = "Something is noted as phone or mobile, but no usable number: it is made up, not valid or lacks "
                     "its ninth digit. Blank fields do not count here.",
      .purpose = "To correct what was noted already and to avoid calls that reach nobody.",
      .module = "Service",
      .sentence = "have an invalid phone",
      .sentence_one = "has an invalid phone"}},
    {"invalid_tax_id",
     {.title = "Com CPF/CNPJ inválido",
      .attribute = "com CPF/CNPJ inválido",
      .description = "O campo CPF/CNPJ está preenchido, mas com algo fictício ou cujos dígitos verificadores não "
                     "conferem. Campo vazio não conta aqui.",
      .purpose = "Evitar notas fiscais rejeitadas e cadastros repetidos.",
      .module = "Faturamento",
      .sentence = "têm CPF/CNPJ inválido",
      .sentence_one = "tem CPF/CNPJ inválido"},
     {.title = "Invalid tax ID",
      .attribute = "with an invalid tax ID",
      .description = "The tax ID (CPF or CNPJ) is filled in, but it is made up or its check digits are wrong. A blank "
                     "field does not count here.",
      .purpose = "To avoid refused invoices and double entries.",
      .module = "Billing",
      .sentence = "have an invalid tax ID",
      .sentence_one = "has an invalid tax ID"}},
});
// clang-format on

}  // namespace

const KpiTexts* kpi_texts(std::string_view id, Locale locale) {
  const auto entry = std::ranges::find(kKpis, id, &Entry::id);
  if (entry == kKpis.end()) return nullptr;
  return locale == Locale::PtBr ? &entry->pt : &entry->en;
}

}  // namespace boletim
