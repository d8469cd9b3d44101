package fidus.approvals;

import java.util.List;

public record PreparedList(List<Prepared> prepared) {}
