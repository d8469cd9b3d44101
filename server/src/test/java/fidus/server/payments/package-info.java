/// Tests through the door, on a real store and real HTTP.
@NullMarked
package fidus.server.payments;

import org.jspecify.annotations.NullMarked;
