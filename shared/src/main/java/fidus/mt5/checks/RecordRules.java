package fidus.mt5.checks;

import fidus.contract.Problem;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/// Rules about records that name each other.
public final class RecordRules {
    private RecordRules() {}

    /// A record that names another one.
    ///
    /// @param kind what the record is, such as `deal`
    /// @param namedKind what it names, such as `tradingAccount`
    public record Reference(String kind, String id, String namedKind, String namedId) {
        String key() {
            return kind + "/" + id;
        }
    }

    /// R22: the client id of each record means exactly one client.
    ///
    /// @param clientIds the ids of all client records, repeated if two records share one
    public static List<RuleFinding> oneClient(
            Collection<Reference> references, Collection<String> clientIds) {
        return references.stream()
                .filter(reference -> Collections.frequency(clientIds, reference.namedId()) != 1)
                .map(
                        reference ->
                                new RuleFinding(
                                        SystemRule.R22,
                                        reference.key(),
                                        Collections.frequency(clientIds, reference.namedId())
                                                + " clients",
                                        "1 client",
                                        null,
                                        Severity.BLOCKING,
                                        "Client "
                                                + reference.namedId()
                                                + " of "
                                                + reference.key()
                                                + " is missing or stands twice."))
                .toList();
    }

    /// R23: the record each one hangs on exists.
    public static List<RuleFinding> parents(
            Collection<Reference> references, Predicate<Reference> exists) {
        return references.stream()
                .filter(exists.negate())
                .map(
                        reference ->
                                new RuleFinding(
                                        SystemRule.R23,
                                        reference.key(),
                                        reference.namedKind() + "/" + reference.namedId(),
                                        "exists",
                                        null,
                                        Severity.WARNING,
                                        reference.key()
                                                + " hangs on "
                                                + reference.namedKind()
                                                + "/"
                                                + reference.namedId()
                                                + ", which does not exist."))
                .toList();
    }

    /// R24: what a record's own rules refused. On write it blocks; the nightly scan warns.
    public static RuleFinding invalid(String recordKey, Problem problem, boolean onWrite) {
        return new RuleFinding(
                SystemRule.R24,
                recordKey,
                problem.message(),
                "valid",
                null,
                onWrite ? Severity.BLOCKING : Severity.WARNING,
                "Record " + recordKey + " breaks the rules of its fields: " + problem.message());
    }
}
