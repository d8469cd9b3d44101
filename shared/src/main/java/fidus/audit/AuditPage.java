package fidus.audit;

import com.fasterxml.jackson.annotation.JsonInclude;

import org.jspecify.annotations.Nullable;

import java.util.List;

/// Newest first.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditPage(List<AuditLine> rows, @Nullable String next) {}
