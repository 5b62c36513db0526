// Checks exported logs with golang.org/x/mod/sumdb alone: signature, root, inclusion of every proof file, consistency with an earlier
// checkpoint. Usage: reference_verifier VKEYFILE DIR...   prints per DIR "ok" or "bad: reason".
//
// Beside an export a DIR may hold "earlier" (a checkpoint) and "consistency" (base64 hashes, one per line).
package main

import (
	"encoding/base64"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func hashOf(text string) (tlog.Hash, error) {
	var hash tlog.Hash
	data, err := base64.StdEncoding.Strict().DecodeString(text)
	if err == nil && len(data) != tlog.HashSize {
		err = errors.New("hash")
	}
	copy(hash[:], data)
	return hash, err
}

func hashesOf(lines []string) ([]tlog.Hash, error) {
	var hashes []tlog.Hash
	for _, line := range lines {
		hash, err := hashOf(line)
		if err != nil {
			return nil, err
		}
		hashes = append(hashes, hash)
	}
	return hashes, nil
}

func open(text []byte, key note.Verifier) (tlog.Tree, error) {
	opened, err := note.Open(text, note.VerifierList(key))
	if err != nil {
		return tlog.Tree{}, err
	}
	lines := strings.Split(opened.Text, "\n")
	if len(lines) < 4 || lines[0] != key.Name() {
		return tlog.Tree{}, errors.New("checkpoint")
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil || strconv.FormatInt(size, 10) != lines[1] {
		return tlog.Tree{}, errors.New("size")
	}
	root, err := hashOf(lines[2])
	return tlog.Tree{N: size, Hash: root}, err
}

func bundlePath(dir string, number, size int64) string {
	path := fmt.Sprintf("%03d", number%1000)
	for rest := number / 1000; rest > 0; rest /= 1000 {
		path = fmt.Sprintf("x%03d/%s", rest%1000, path)
	}
	if width := size - 256*number; width < 256 {
		path += fmt.Sprintf(".p/%d", width)
	}
	return filepath.Join(dir, "tile", "entries", path)
}

func root(dir string, size int64) (tlog.Hash, error) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	for n := int64(0); n < size; {
		bundle, err := os.ReadFile(bundlePath(dir, n/256, size))
		if err != nil {
			return tlog.Hash{}, err
		}
		for first := n; len(bundle) > 0; n++ {
			if len(bundle) < 2 || len(bundle) < 2+int(binary.BigEndian.Uint16(bundle)) || n == first+256 {
				return tlog.Hash{}, errors.New("bundle")
			}
			length := int(binary.BigEndian.Uint16(bundle))
			hashes, err := tlog.StoredHashes(n, bundle[2:2+length], reader)
			if err != nil {
				return tlog.Hash{}, err
			}
			stored = append(stored, hashes...)
			bundle = bundle[2+length:]
		}
		if n%256 != 0 && n != size {
			return tlog.Hash{}, errors.New("bundle is short")
		}
	}
	return tlog.TreeHash(size, reader)
}

func proofs(dir string, tree tlog.Tree) error {
	files, _ := filepath.Glob(filepath.Join(dir, "entries", "*.tlog-proof"))
	for _, file := range files {
		proof, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		entry, err := os.ReadFile(strings.TrimSuffix(file, ".tlog-proof"))
		if err != nil {
			return err
		}
		head, _, found := strings.Cut(string(proof), "\n\n")
		lines := strings.Split(head, "\n")
		if !found || len(lines) < 2 || lines[0] != "c2sp.org/tlog-proof@v1" {
			return errors.New("proof")
		}
		index, err := strconv.ParseInt(strings.TrimPrefix(lines[1], "index "), 10, 64)
		if err != nil {
			return err
		}
		hashes, err := hashesOf(lines[2:])
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(hashes, tree.N, tree.Hash, index, tlog.RecordHash(entry)); err != nil {
			return err
		}
	}
	return nil
}

func verify(dir string, key note.Verifier) error {
	text, err := os.ReadFile(filepath.Join(dir, "checkpoint"))
	if err != nil {
		return err
	}
	tree, err := open(text, key)
	if err != nil {
		return err
	}
	computed, err := root(dir, tree.N)
	if err != nil {
		return err
	}
	if computed != tree.Hash {
		return errors.New("root")
	}
	if err := proofs(dir, tree); err != nil {
		return err
	}
	earlier, err := os.ReadFile(filepath.Join(dir, "earlier"))
	if err != nil {
		return nil
	}
	before, err := open(earlier, key)
	if err != nil {
		return err
	}
	lines, err := os.ReadFile(filepath.Join(dir, "consistency"))
	if err != nil {
		return err
	}
	hashes, err := hashesOf(strings.Fields(string(lines)))
	if err != nil {
		return err
	}
	return tlog.CheckTree(hashes, tree.N, tree.Hash, before.N, before.Hash)
}

func main() {
	vkey, err := os.ReadFile(os.Args[1])
	if err != nil {
		panic(err)
	}
	key, err := note.NewVerifier(strings.TrimSpace(string(vkey)))
	if err != nil {
		panic(err)
	}
	for _, dir := range os.Args[2:] {
		if err := verify(dir, key); err != nil {
			fmt.Println("bad:", err)
		} else {
			fmt.Println("ok")
		}
	}
}
