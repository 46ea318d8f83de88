package dev.lingka.sandbox.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.spi.ToolProvider;

/**
 * The tool {@code lingka-demo}: {@code application-address wechat-address identity-address sms-report-address} loads
 * the demo merchants and prints the codes of those that are new. Exit code 1, with one line that says why, when one
 * cannot be loaded.
 */
public final class DemoTool implements ToolProvider {

    private static final int ADDRESSES = 4;

    @Override
    public String name() {
        return "lingka-demo";
    }

    @Override
    public int run(PrintWriter out, PrintWriter err, String... addresses) {
        if (addresses.length != ADDRESSES) {
            err.println("lingka-demo needs the addresses of the application, of WeChat, of the identity provider and of"
                    + " the application's SMS reports");
            return 1;
        }
        try {
            DemoLoader loader = new DemoLoader(addresses[0], addresses[1], addresses[2]);
            loader.hearOfSms(addresses[3]);
            for (DemoMerchant merchant : DemoMerchant.all()) {
                if (loader.load(merchant)) {
                    out.println(merchant.code());
                }
            }
            return 0;
        } catch (IOException | IllegalStateException e) {
            err.println("the demo merchants could not be loaded: " + e.getMessage());
            return 1;
        }
    }
}
