package fidus.server.bankfiles;

import static fidus.server.bankfiles.BankSamples.read;

import fidus.bank.BankStatement;
import fidus.bank.CsvProfile;
import fidus.bank.CsvProfile.SignRule;
import fidus.bank.DayOrder;

import org.jspecify.annotations.Nullable;

/// Small files of banks made for one rule each.
abstract class BankTexts {
    static CsvProfile profile(SignRule sign) {
        return BankSamples.plain(
                new CsvProfile.Columns(1, 0, 3, 0, 0, "", 0, 0, 2, 0, 0, 0), sign, 1);
    }

    static String days(String text, @Nullable DayOrder order) {
        return String.join(
                " ",
                read(text, new Hints(null, null, order)).statements().getFirst().rows().stream()
                        .map(row -> String.valueOf(row.bookingDate()))
                        .toList());
    }

    static BankStatement first(String text) {
        return read(text, Hints.NONE).statements().getFirst();
    }

    static String camt(String version, String balances, String entries) {
        return "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001."
                + version
                + "\"><BkToCstmrStmt><Stmt><Id>S</Id><Acct><Ccy>EUR</Ccy></Acct>"
                + balances
                + entries
                + "</Stmt></BkToCstmrStmt></Document>";
    }

    static String balance(String code, String amount) {
        return "<Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2025-01-31</Dt></Dt></Bal>"
                .formatted(code, amount);
    }

    static String entry(String amount, String direction, String status, String more) {
        return "<Ntry><Amt Ccy=\"EUR\">%s</Amt><CdtDbtInd>%s</CdtDbtInd>%s%s</Ntry>"
                .formatted(amount, direction, status, more);
    }

    static String part(String amount, String id) {
        return "<TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs><Amt Ccy=\"EUR\">%s</Amt></TxDtls>"
                .formatted(id, amount);
    }
}
