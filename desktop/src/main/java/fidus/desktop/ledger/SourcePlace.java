package fidus.desktop.ledger;

import fidus.ledger.JournalEntry;

import java.util.Optional;

/// The screen that shows what an entry follows from.
///
/// @param screen as the navigation calls it
/// @param subject the record on it
public record SourcePlace(String screen, String subject) {
    /// Whether an entry leads to a document, a reversal by way of the entry it takes back.
    static boolean leads(JournalEntry entry) {
        return entry.reverses() != null || of(entry).isPresent();
    }

    /// Empty for openings, which only the journal has, and for reversals, which follow from the
    /// entry they take back. What people entered is with what two of them approved.
    public static Optional<SourcePlace> of(JournalEntry entry) {
        String source = entry.source();
        int stroke = source.indexOf('/');
        if (stroke < 0) {
            return Optional.empty();
        }
        String rest = source.substring(stroke + 1);
        return switch (source.substring(0, stroke)) {
            case "deposit" -> at("deposits", source);
            case "contract" -> at("contracts", source);
            case "franchise-pool" -> at("contracts", "contract/" + rest);
            case "redemption" -> at("redemptions", source);
            case "payment" -> at("payments", source);
            case "fee-run", "share-run", "rebate-run" -> at("fees", source);
            case "break" -> at("breaks", source);
            case "bankTransit", "ownTransfer" -> at("banks", source);
            case "account" -> at("accounts", source);
            case "deal" -> at("accounts", "account/" + rest.substring(0, rest.lastIndexOf('/')));
            case "manual" -> at("approvals", "entry/" + source);
            case "close" -> at("close", "close/" + rest.split("/", 2)[0]);
            case "year" -> at("close", "close/" + rest + "-12");
            case "exchange" -> at("rates", source);
            case "revaluation" ->
                    at("rates", "month/" + entry.valueOn().toString().substring(0, 7));
            case "reading" -> reading(entry);
            default -> Optional.empty();
        };
    }

    /// A reading is named by a digest; its account stands in the postings, as login@server.
    private static Optional<SourcePlace> reading(JournalEntry entry) {
        return entry.postings().stream()
                .map(posting -> posting.dimensions().getOrDefault("tradingAccount", ""))
                .filter(account -> account.contains("@"))
                .findFirst()
                .flatMap(
                        account ->
                                at(
                                        "accounts",
                                        "account/"
                                                + account.substring(account.indexOf('@') + 1)
                                                + "/"
                                                + account.substring(0, account.indexOf('@'))));
    }

    private static Optional<SourcePlace> at(String screen, String subject) {
        return Optional.of(new SourcePlace(screen, subject));
    }
}
