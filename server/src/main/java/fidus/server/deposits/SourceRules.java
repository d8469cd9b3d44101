package fidus.server.deposits;

import fidus.approvals.Shown;
import fidus.contract.Problem;
import fidus.contract.Refused;
import fidus.deposits.DepositMethod;
import fidus.deposits.DepositSource;
import fidus.deposits.RecordDeposit;
import fidus.payments.wallets.Network;

import org.iban4j.Iban4jException;
import org.iban4j.IbanUtil;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a wire or a transaction says about where a deposit came from.
final class SourceRules {
    private static final int LONGEST_NAME = 120;
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern HASH = Pattern.compile("(0[xX])?[0-9a-fA-F]{64}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Za-z]{20,90}");

    private SourceRules() {}

    /// The source in its stored spelling.
    ///
    /// @throws Refused `BAD_VALUE` naming what does not fit the method or is none
    static @Nullable DepositSource checked(RecordDeposit record) {
        DepositSource source = record.source();
        if (source == null) {
            return null;
        }
        return record.depositMethod() == DepositMethod.FIAT
                ? wire(source)
                : chain(source, record.evidence().strip());
    }

    private static DepositSource wire(DepositSource source) {
        if (source.network() != null || source.fromAddress() != null) {
            throw bad("source.network", "A wire comes over no chain.");
        }
        String name =
                source.senderName() == null
                        ? ""
                        : BLANKS.matcher(source.senderName().strip()).replaceAll(" ");
        if (name.length() < 2 || name.length() > LONGEST_NAME) {
            throw bad("source.senderName", "The sender's name has 2 to 120 characters.");
        }
        String iban = source.senderIban();
        if (iban == null || iban.isBlank()) {
            return DepositSource.wire(name, null);
        }
        String compact = BLANKS.matcher(iban).replaceAll("").toUpperCase(Locale.ROOT);
        try {
            IbanUtil.validate(compact);
        } catch (Iban4jException e) {
            throw bad("source.senderIban", "This is not an IBAN. " + e.getMessage());
        }
        return DepositSource.wire(name, compact);
    }

    private static DepositSource chain(DepositSource source, String hash) {
        if (source.senderName() != null || source.senderIban() != null) {
            throw bad("source.senderName", "A chain knows no names and no IBANs.");
        }
        Network network = source.network();
        if (network == null) {
            throw bad("source.network", "Say over which network it came.");
        }
        if (!HASH.matcher(hash).matches()) {
            throw bad(
                    "evidence",
                    "A transaction of " + network + " has a hash of 64 hexadecimal digits.");
        }
        String from = source.fromAddress();
        if (from == null || from.isBlank()) {
            return DepositSource.chain(network, null);
        }
        if (!ADDRESS.matcher(from.strip()).matches()) {
            throw bad("source.fromAddress", "An address has 20 to 90 letters and digits.");
        }
        return DepositSource.chain(network, from.strip());
    }

    private static Refused bad(String field, String why) {
        return Refused.at(field, Problem.Code.BAD_VALUE, why);
    }

    static List<Shown> shown(@Nullable DepositSource source) {
        var shown = new ArrayList<Shown>();
        if (source != null) {
            add(shown, "Sender", source.senderName());
            add(shown, "Sender's IBAN", source.senderIban());
            add(shown, "Network", source.network() == null ? null : source.network().name());
            add(shown, "From address", source.fromAddress());
        }
        return shown;
    }

    private static void add(List<Shown> shown, String label, @Nullable String value) {
        if (value != null) {
            shown.add(new Shown(label, value));
        }
    }
}
