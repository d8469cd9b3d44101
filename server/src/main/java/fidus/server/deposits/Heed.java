package fidus.server.deposits;

import fidus.deposits.Deposit;
import fidus.server.mongo.Unit;

import java.util.function.BiConsumer;

/// What another feature does with the evidence of deposits.
///
/// @param refuse refuses what stands for something else, when a deposit is recorded and again when
///   it is confirmed
/// @param confirmed told when it is confirmed
public record Heed(BiConsumer<Unit, Deposit> refuse, BiConsumer<Unit, Deposit> confirmed) {}
