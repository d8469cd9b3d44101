package fidus.desktop.samples;

import static fidus.desktop.samples.Accounts.NOW;
import static fidus.desktop.samples.Accounts.usd;

import fidus.auth.PersonId;
import fidus.ledger.EntryId;
import fidus.ledger.JournalEntry;
import fidus.ledger.Postings;
import fidus.ledger.TrialBalance;
import fidus.ledger.TrialLine;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Invented books.
public final class Books {
    private Books() {}

    public static TrialBalance balance() {
        return new TrialBalance(
                NOW,
                List.of(
                        line("1010", "Bank accounts", "10100.00", "10002.00"),
                        line("1100", "Trading accounts at adjusted allocation", "10000.00", "0.00"),
                        line("2100", "Client principal", "0.00", "10000.00"),
                        line("3010", "House capital", "0.00", "100.00"),
                        line("5500", "Bank and network charges", "2.00", "0.00")));
    }

    public static TrialLine line(String code, String name, String debit, String credit) {
        return new TrialLine(code, name, usd(debit), usd(credit), usd(debit).minus(usd(credit)));
    }

    public static List<JournalEntry> entries() {
        return List.of(entry(3, "E4", "Contract 1001 placed"), entry(2, "E2", "Client deposit"));
    }

    private static JournalEntry entry(long number, String event, String reason) {
        return new JournalEntry(
                new EntryId(new UUID(0, number)),
                number,
                event,
                "contract/" + new UUID(0, 9),
                "1",
                LocalDate.of(2026, 11, 20),
                "2026-11",
                NOW.minusSeconds(3_600),
                new PersonId(new UUID(0, 2)),
                null,
                List.of(
                        Postings.debit(
                                "1100",
                                usd("10000.00"),
                                Map.of("tradingAccount", Accounts.BAL.toString(), "fund", "CORE")),
                        Postings.credit("1010", usd("10000.00"), Map.of("client", "Client A"))),
                null,
                reason,
                null);
    }
}
