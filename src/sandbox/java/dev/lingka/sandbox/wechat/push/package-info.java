/** Message push of mini-programs and official accounts: signature, encryption, three attempts. */
package dev.lingka.sandbox.wechat.push;
