package fidus.funds;

import java.util.List;

/// Waivers and invitations, newest first; at most the last 1,000.
public record PermitList(List<Permit> permits) {}
