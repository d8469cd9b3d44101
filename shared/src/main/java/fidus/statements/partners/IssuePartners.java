package fidus.statements.partners;

import java.util.List;

/// Makes and keeps partners' statements of a month.
///
/// @param period such as 2026-03
/// @param draft whether to make them from figures that can still change
/// @param partners whose; empty for all of them
/// @param reason why statements that were issued are made again, at least 10 characters; may be
///   empty where none was issued
public record IssuePartners(String period, boolean draft, List<PartnerId> partners, String reason) {
    public IssuePartners {
        partners = List.copyOf(partners);
    }
}
