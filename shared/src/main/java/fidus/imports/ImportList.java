package fidus.imports;

import java.util.List;

/// Newest first, at most 100.
public record ImportList(List<ImportRecord> imports) {}
