/// The deal book: what brokers booked, what it means, and what follows from it in allocation,
/// journal, readings and profit and loss.
@NullMarked
package fidus.server.deals;

import org.jspecify.annotations.NullMarked;
