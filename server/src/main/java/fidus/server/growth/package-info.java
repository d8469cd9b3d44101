/// How the capital of trading accounts grew, read from their accepted readings and deals.
@NullMarked
package fidus.server.growth;

import org.jspecify.annotations.NullMarked;
