package fidus.rebates;

/// A symbol the broker pays a rate of its own for.
public record SymbolOfGroup(String symbol, String symbolGroup) {}
