package fidus.server.investments;

import fidus.auth.PersonId;
import fidus.investments.AccountMapping;
import fidus.investments.EnterContract;
import fidus.investments.Investment;
import fidus.investments.InvestmentId;
import fidus.investments.InvestmentState;
import fidus.server.approvals.Approvals.Decided;
import fidus.server.investments.EntryRules.Placement;

import java.time.Instant;
import java.util.List;

/// A contract as it is signed and not started.
final class Signed {
    private static final PersonId NOBODY = new PersonId(new java.util.UUID(0, 0));

    private Signed() {}

    static Investment waiting(
            InvestmentId id,
            long number,
            EnterContract enter,
            Placement placement,
            List<AccountMapping> mappings) {
        return new Investment(
                id,
                number,
                enter.clientId(),
                placement.client().name(),
                enter.fundCode(),
                enter.principal(),
                enter.signedOn(),
                enter.startDate(),
                InvestmentState.PENDING_VALIDATION,
                mappings,
                enter.note(),
                placement.terms(),
                null,
                null,
                1);
    }

    static List<AccountMapping> mappings(EnterContract enter, Instant now, Decided by) {
        return mappings(enter, now, by.maker().id(), by.checker().id());
    }

    /// Before anybody decided.
    static List<AccountMapping> mappings(EnterContract enter, Instant now) {
        return mappings(enter, now, NOBODY, NOBODY);
    }

    private static List<AccountMapping> mappings(
            EnterContract enter, Instant now, PersonId maker, PersonId checker) {
        return enter.lines().stream()
                .map(
                        line ->
                                new AccountMapping(
                                        line.account(),
                                        line.mappedPrincipal(),
                                        line.note(),
                                        now,
                                        null,
                                        maker,
                                        checker))
                .toList();
    }
}
