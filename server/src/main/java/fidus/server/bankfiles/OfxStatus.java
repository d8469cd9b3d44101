package fidus.server.bankfiles;

import fidus.server.bankfiles.OfxTags.Tag;
import fidus.server.reports.BadField;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// What the bank says of its own answers: a `STATUS` for the sign-on and one before each statement.
/// An answer that is an error may still have a statement in it, which nobody can rely on.
final class OfxStatus {
    private static final Set<String> ANSWERS = Set.of("STMTTRNRS", "CCSTMTTRNRS");
    private static final Set<String> FIELDS = Set.of("CODE", "SEVERITY", "MESSAGE");

    private final Findings findings;
    private final Map<String, String> said = new HashMap<>();
    private String last = "";
    private boolean inStatus;
    private boolean inAnswer;
    private @Nullable BadField waiting;

    OfxStatus(Findings findings) {
        this.findings = findings;
    }

    /// Every tag of the file in turn.
    void tag(Tag tag) {
        String name = tag.name();
        if (inStatus && !tag.closing() && FIELDS.contains(name)) {
            said.putIfAbsent(name, tag.value());
            return;
        }
        if (inStatus && !FIELDS.contains(name)) {
            inStatus = false;
            judge();
        }
        if (ANSWERS.contains(name) || name.equals("SONRS")) {
            tellWaiting();
            inAnswer = !tag.closing() && ANSWERS.contains(name);
        } else if (name.equals("STATUS") && !tag.closing()) {
            inStatus = true;
            said.clear();
        }
    }

    /// The error the statement that ends here was answered with: it is not whole.
    void statement() {
        BadField error = waiting;
        waiting = null;
        if (error != null) {
            findings.lost(0, error);
        }
    }

    /// Tells what no statement came with.
    void end() {
        tellWaiting();
    }

    /// The last error as the bank wrote it, empty when there was none.
    String last() {
        return last;
    }

    private void tellWaiting() {
        BadField error = waiting;
        waiting = null;
        if (error != null) {
            findings.unreadable(0, error);
        }
    }

    private void judge() {
        String code = said.getOrDefault("CODE", "");
        String severity = said.getOrDefault("SEVERITY", "");
        boolean error =
                severity.isEmpty()
                        ? !code.isEmpty() && !code.equals("0")
                        : severity.equalsIgnoreCase("ERROR");
        if (!error) {
            return;
        }
        last = Texts.shown(Texts.joined(code, severity, said.getOrDefault("MESSAGE", "")));
        var bad =
                new BadField(
                        "STATUS",
                        last,
                        "is the bank's own answer that this is an error: rows may be missing. Ask"
                                + " the bank for the file again");
        if (inAnswer) {
            tellWaiting();
            waiting = bad;
        } else {
            findings.unreadable(0, bad);
        }
    }
}
