"""What a registry holds that nobody thought of; bytes stand where a value is no text."""

FORMULAS = ["=1+1", '=HYPERLINK("http://x.example";"y")', "+1+1", "-1+1", "@SUM(1;1)", "\t=1+1", "\r=1+1", "\n=1+1",
            "  =1+1", "\u00a0=1+1", "\u3000=1+1", "\ufeff=1+1", "＝1+1", "＋1+1", "－1+1", "＠SUM(1)",
            "=cmd|' /C calc'!A0", '=DDE("cmd";"/C calc";"x")', '"=1+1"', ";=1+1;", "'=1+1", "=1+1\n=2+2"]
CONTROLS = ["".join(map(chr, range(1, 32))), "a\x7fb\x80c\x9fd", b"a\x00=b", "a\u0085b\u2028c\u2029d", "\ufffea\uffff"]
NO_UTF8 = [b"Jo\xe3o", b"\xff\xfeA\x00", b"\xed\xa0\x80 half a pair", b"\xc0\xaf", b"\xf8\x88\x80\x80\x80", b"\xc3"]
SCRIPTS = ["🙂👩‍👩‍👧‍👦🇧🇷", "مرحبا بالعالم", "שלום", "\u202eexe.txt=\u202c", "a" + "\u0301" * 60, "漢字かな交じり文", "\u200b=1+1"]
LONG = ["x" * 70_000, "á" * 35_000, "🙂" * 20_000, "palavramuitocomprida" * 50, "uma palavra depois da outra " * 2_500]
MARKS = ["</t></is></c><c><f>1+1</f></c>", "<script>alert(1)</script>", "&amp;&#61;<!--", "_x003D_1+1", "]]>", "%s%n{0}{1}",
         "\\", "(a \\) Tj", "'; DROP TABLE clientes; --", "a\r\nBcc: x@x.example", "{{name}}", "", " ", "0007", "1E5", "NaN"]
ALL = FORMULAS + CONTROLS + NO_UTF8 + SCRIPTS + LONG + MARKS

#: What may stand in a configuration: text without control characters.
WRITABLE = [value for value in FORMULAS + SCRIPTS + MARKS
            if value.strip() and all(character >= " " for character in value)] + ["palavramuitocomprida" * 50]
