/// Tests through the door, on a real store and real HTTP.
@NullMarked
package fidus.server.mt5;

import org.jspecify.annotations.NullMarked;
