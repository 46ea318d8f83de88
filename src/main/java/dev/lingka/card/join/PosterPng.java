package dev.lingka.card.join;

import com.google.zxing.common.BitMatrix;
import dev.lingka.card.code.CodePicture;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;

/**
 * Paints a poster as PNG on A5 at 300 dots per inch. Text needs a font of this machine that has its characters; the
 * code itself needs none. Where the machine has no font at all, the poster is the code alone.
 */
final class PosterPng {

    private static final int WIDTH = 1748;
    private static final int HEIGHT = 2480;
    private static final int MARGIN = 96;
    private static final int CODE_SIZE = 1200;
    private static final int CODE_TOP = 720;
    private static final Color INK = new Color(0x1c1b1a);
    private static final Color INK_2 = new Color(0x5f5b55);

    private PosterPng() {}

    static byte[] paint(Poster poster) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D page = image.createGraphics();
        try {
            page.setColor(Color.WHITE);
            page.fillRect(0, 0, WIDTH, HEIGHT);
            code(page, poster.link());
            page.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            text(page, 360, 140, INK, poster.merchantName());
            text(page, 540, 96, INK_2, poster.storeName());
            text(page, 2100, 96, INK, Poster.CALL_ZH);
            text(page, 2220, 60, INK_2, Poster.CALL_EN);
            text(page, 2390, 36, INK_2, poster.joinCode());
        } finally {
            page.dispose();
        }
        return png(image);
    }

    /** Modules are whole pixels, so that no edge is blurred. */
    private static void code(Graphics2D page, String link) {
        BitMatrix modules = CodePicture.qrModules(link);
        int size = CODE_SIZE / modules.getWidth();
        int left = (WIDTH - size * modules.getWidth()) / 2;
        page.setColor(Color.BLACK);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y)) {
                    page.fillRect(left + x * size, CODE_TOP + y * size, size, size);
                }
            }
        }
    }

    private static void text(Graphics2D page, int baseline, int size, Color colour, String text) {
        Font font = fontFor(text, size);
        if (font == null) {
            return;
        }
        FontMetrics metrics = page.getFontMetrics(font);
        int width = metrics.stringWidth(text);
        if (width > WIDTH - 2 * MARGIN) {
            font = font.deriveFont((float) size * (WIDTH - 2 * MARGIN) / width);
            metrics = page.getFontMetrics(font);
        }
        page.setFont(font);
        page.setColor(colour);
        page.drawString(text, (WIDTH - metrics.stringWidth(text)) / 2, baseline);
    }

    /** A font with every character of the text, else the one that Java falls back to, else null. */
    private static Font fontFor(String text, int size) {
        try {
            Font[] fonts = GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts();
            return Arrays.stream(fonts)
                    .filter(font -> font.canDisplayUpTo(text) < 0)
                    .findFirst()
                    .or(() -> Arrays.stream(fonts).findFirst())
                    .map(font -> font.deriveFont(Font.PLAIN, (float) size))
                    .orElse(null);
        } catch (InternalError | LinkageError | RuntimeException noFonts) {
            return null;
        }
    }

    private static byte[] png(BufferedImage image) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
