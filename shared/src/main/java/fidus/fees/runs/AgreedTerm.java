package fidus.fees.runs;

/// One parameter of a fee agreement in words, for a page, a second person and a comparison of two
/// versions.
///
/// @param field as a form and a refusal name it
/// @param applies whether the other terms let it matter; if not, the value says why
public record AgreedTerm(String field, String name, String value, boolean applies) {}
