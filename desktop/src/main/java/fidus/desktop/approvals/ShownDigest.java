package fidus.desktop.approvals;

import com.fasterxml.jackson.core.JsonProcessingException;

import fidus.approvals.Prepared;
import fidus.contract.Canonical;
import fidus.contract.Wire;

import java.util.Map;

/// The digest of what stands on the screen.
final class ShownDigest {
    private ShownDigest() {}

    /// Recomputed here from what is shown, so that a server cannot show one thing and have another
    /// approved. Empty when the payload is not even JSON.
    static String of(Prepared shown) {
        try {
            return Canonical.digest(
                    Map.of(
                            "command", shown.command(),
                            "subject", shown.subject(),
                            "title", shown.title(),
                            "shown", shown.shown(),
                            "payload", Wire.STRICT.readTree(shown.payload())));
        } catch (JsonProcessingException e) {
            return "";
        }
    }
}
